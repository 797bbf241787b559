// Opens each page given on the command line in Chromium, light and dark, wide and narrow, and on paper, and
// fails when one runs a script, asks for anything, says anything on the console, scrolls sideways, has a
// link that leads nowhere, or has what axe calls serious or critical.
//
// node check.mjs CHROMIUM PAGE.html…

import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const AXE = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const LOOKS = [
  { width: 1280, scheme: 'light' },
  { width: 1280, scheme: 'dark' },
  { width: 360, scheme: 'light' },
  { width: 360, scheme: 'dark' },
  { width: 680, scheme: 'light', media: 'print' },
];

/** What the page holds that it must not, found inside the page; a list of complaints. */
function structure() {
  const complaints = [];
  const complain = (what, of) => complaints.push(`${what}: ${String(of).slice(0, 160)}`);
  const forbidden = 'script, iframe, object, embed, img, image, video, audio, form, input, button, link, base, foreignObject';
  document.querySelectorAll(forbidden).forEach(it => complain('an element that has no place here', it.outerHTML));
  const ids = new Map();
  for (const element of document.querySelectorAll('*')) {
    for (const { name, value } of element.attributes) {
      if (name.startsWith('on') || name === 'style' || name === 'srcdoc') complain('an attribute that acts', `${name}=${value}`);
      if (name === 'id') ids.set(value, (ids.get(value) ?? 0) + 1);
      if (name === 'aria-labelledby') {
        for (const id of value.split(/\s+/)) if (!document.getElementById(id)) complain('a label that is missing', id);
      }
    }
  }
  for (const [id, times] of ids) if (times > 1) complain(`an id that stands ${times} times`, id);
  for (const link of document.querySelectorAll('a')) {
    const href = link.getAttribute('href') ?? '';
    if (href.startsWith('#')) {
      if (!document.getElementById(decodeURIComponent(href.slice(1)))) complain('a link that leads nowhere', href);
    } else {
      if (!['http:', 'https:'].includes(new URL(href, 'about:blank').protocol)) complain('a link to no web page', href);
      for (const rel of ['noopener', 'noreferrer']) if (!link.relList.contains(rel)) complain(`a link without ${rel}`, href);
    }
  }
  if (!document.querySelector('meta[http-equiv="Content-Security-Policy"]')) complain('no policy', document.title);
  if (document.title === 'owned') complain('a script ran', document.title);
  return complaints;
}

/** Whether anything is wider than the window. */
function overflow() {
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  const wide = [...document.querySelectorAll('body *')].filter(it => it.getBoundingClientRect().right > clientWidth + 1);
  return [`wider than the window (${scrollWidth} of ${clientWidth}): ${wide.slice(0, 3).map(it => it.outerHTML.slice(0, 120)).join(' | ')}`];
}

async function axe(page, media) {
  await page.evaluate(AXE);
  // Nobody follows a link on paper, where links are set like the text around them.
  const rules = { 'link-in-text-block': { enabled: media !== 'print' } };
  const { violations } = await page.evaluate(rules => globalThis.axe.run(document, { resultTypes: ['violations'], rules }), rules);
  return violations
    .filter(it => ['serious', 'critical'].includes(it.impact))
    .flatMap(it => it.nodes.slice(0, 3).map(node => `axe, ${it.impact}: ${it.id}: ${it.help}: ${node.html.slice(0, 160)}`));
}

/** The first key press offers to skip to the points, and taking the offer leads there. */
async function keyboard(page) {
  await page.keyboard.press('Tab');
  const first = await page.evaluate(() => {
    const { left, top } = document.activeElement.getBoundingClientRect();
    return { html: document.activeElement.outerHTML.slice(0, 160), skips: document.activeElement.matches('a.skip[href="#points"]'), seen: left >= 0 && top >= 0 };
  });
  if (!first.skips || !first.seen) return [`the first stop of the keyboard is not the link that skips to the points, or is out of sight: ${first.html}`];
  await page.keyboard.press('Enter');
  return (await page.evaluate(() => location.hash)) === '#points' ? [] : ['the link that skips to the points does not'];
}

/** A link to a claim that is folded away opens what folds it. */
async function unfolding(page) {
  const id = await page.evaluate(() => document.querySelector('details:not([open]) [id^="claim-"]')?.id);
  if (!id) return [];
  await page.evaluate(id => { location.hash = id; }, id);
  await page.waitForTimeout(200);
  const visible = await page.evaluate(id => document.getElementById(id).checkVisibility(), id);
  return visible ? [] : [`the link to ${id} does not open what folds it`];
}

async function look(browser, file, { width, scheme, media }) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: scheme });
  const page = await context.newPage();
  const url = pathToFileURL(resolve(file)).href;
  const complaints = [];
  page.on('console', message => complaints.push(`on the console, ${message.type()}: ${message.text()}`));
  page.on('pageerror', error => complaints.push(`an error: ${error}`));
  page.on('dialog', dialog => { complaints.push(`a dialog: ${dialog.message()}`); dialog.dismiss(); });
  page.on('request', request => { if (request.url() !== url) complaints.push(`a request: ${request.url()}`); });
  if (media) await page.emulateMedia({ media, colorScheme: scheme });
  await page.goto(url);
  await page.waitForTimeout(300);
  complaints.push(...await page.evaluate(structure), ...await page.evaluate(overflow));
  if (!await page.evaluate(() => getComputedStyle(document.querySelector('ul')).listStyleType === 'none')) {
    complaints.push('the style sheet is not taken: its hash in the policy is another');
  }
  if (!media) complaints.push(...await keyboard(page), ...await unfolding(page));
  await page.evaluate(() => document.querySelectorAll('details').forEach(it => { it.open = true; }));
  complaints.push(...await page.evaluate(overflow), ...await axe(page, media));
  await context.close();
  return complaints;
}

const [executablePath, ...files] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
let [passed, failed] = [0, 0];
for (const file of files) {
  for (const how of LOOKS) {
    const name = `${basename(file)}, ${how.media ?? how.scheme}, ${how.width} px`;
    const complaints = await look(browser, file, how);
    if (complaints.length === 0) {
      passed += 1;
      console.log(`ok      ${name}`);
    } else {
      failed += 1;
      console.log(`FAILED  ${name}`);
      complaints.forEach(complaint => console.log(`        ${complaint}`));
    }
  }
}
await browser.close();
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
