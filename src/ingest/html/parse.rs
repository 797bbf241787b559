//! A page to a tree, in time and memory that grow with its size and no faster.
//!
//! The rules by which browsers mend broken pages walk up all open elements at each tag, and open every
//! unclosed `<b>` and `<font>` anew in each paragraph: a few hundred kilobytes of such tags would keep the
//! parser busy for hours. So the tokens pass a sieve on their way from `html5ever`'s tokenizer to its tree
//! builder: tags that only change the look of words are left out, and elements inside more others than
//! browsers allow are taken as if they were not there. No text is lost by it.

use std::cell::RefCell;

use dom_query::{Document, NodeId};
use html5ever::{
    LocalName, TokenizerResult,
    buffer_queue::BufferQueue,
    tendril::StrTendril,
    tokenizer::{Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts},
    tree_builder::{TreeBuilder, TreeBuilderOpts},
};
use rustc_hash::FxHashMap;

/// How many elements may be open at once: several times as many as in pages that people write. Browsers
/// allow 512.
const DEEPEST: usize = 256;

/// Longer values of attributes are left out: they hold pictures and programs.
const LONGEST_VALUE: usize = 8 << 10;

/// Elements that only change how their words look.
const LOOKS: [&str; 13] =
    ["b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];

/// Elements that stand within a paragraph.
const PHRASES: [&str; 18] = [
    "a", "abbr", "acronym", "bdi", "bdo", "cite", "data", "del", "dfn", "ins", "label", "mark",
    "q", "span", "sub", "sup", "time", "var",
];

/// Elements that hold nothing.
const VOID: [&str; 14] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
];

/// Parses a page as a browser with scripts does, which shows nothing of a `<noscript>`. Every text gives a
/// tree.
pub(super) fn document(html: &str) -> Document {
    let options = TreeBuilderOpts { scripting_enabled: true, ..TreeBuilderOpts::default() };
    let builder = TreeBuilder::new(Document::default(), options);
    let sieve = Sieve { builder, open: RefCell::default() };
    let tokenizer = Tokenizer::new(sieve, TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(html));
    // The tokenizer stops behind every script, for it to be run, and where the page names its encoding;
    // none is run, and the page was decoded before.
    while !matches!(tokenizer.feed(&input), TokenizerResult::Done) {}
    tokenizer.end();
    tokenizer.sink.builder.sink
}

struct Sieve {
    builder: TreeBuilder<NodeId, Document>,
    open: RefCell<Open>,
}

/// The elements that are open, as far as they may nest.
#[derive(Default)]
struct Open {
    names: Vec<LocalName>,
    counts: FxHashMap<LocalName, usize>,
}

impl Open {
    /// Whether a tag may reach the tree.
    fn passes(&mut self, tag: &Tag) -> bool {
        let name = &*tag.name;
        if LOOKS.contains(&name) {
            return false;
        }
        if VOID.contains(&name) {
            return true;
        }
        match tag.kind {
            TagKind::StartTag => self.start(&tag.name),
            TagKind::EndTag => {
                self.end(&tag.name);
                true
            }
        }
    }

    fn start(&mut self, name: &LocalName) -> bool {
        if let Some(kept) = self.ended_by(name) {
            while self.names.len() > kept {
                self.pop();
            }
        }
        if self.names.len() >= DEEPEST {
            return false;
        }
        self.names.push(name.clone());
        *self.counts.entry(name.clone()).or_default() += 1;
        true
    }

    /// How many elements stay open where the tag ends, without saying so, the one before it: a `<p>` ends
    /// a paragraph that was never closed, and what was opened in it.
    fn ended_by(&self, name: &LocalName) -> Option<usize> {
        let (ended, inside): (&[&str], &[&str]) = match &**name {
            "p" => (&["p"], &[]),
            "li" => (&["li"], &["p"]),
            "dd" | "dt" => (&["dd", "dt"], &["p"]),
            "option" => (&["option"], &[]),
            "tr" => (&["tr"], &["td", "th", "p"]),
            "td" | "th" => (&["td", "th"], &["p"]),
            _ => return None,
        };
        for (at, open) in self.names.iter().enumerate().rev() {
            if ended.contains(&&**open) {
                return Some(at);
            }
            if !inside.contains(&&**open) && !PHRASES.contains(&&**open) {
                return None;
            }
        }
        None
    }

    /// Closes the innermost element of the name with all that is open inside it.
    fn end(&mut self, name: &LocalName) {
        if self.counts.get(name).is_some_and(|count| *count > 0) {
            while self.pop().is_some_and(|popped| popped != *name) {}
        }
    }

    fn pop(&mut self) -> Option<LocalName> {
        let name = self.names.pop()?;
        if let Some(count) = self.counts.get_mut(&name) {
            *count -= 1;
        }
        Some(name)
    }
}

impl TokenSink for Sieve {
    type Handle = NodeId;

    fn process_token(&self, mut token: Token, line: u64) -> TokenSinkResult<NodeId> {
        match &mut token {
            Token::TagToken(tag) if !self.open.borrow_mut().passes(tag) => {
                TokenSinkResult::Continue
            }
            Token::TagToken(tag) => {
                tag.attrs.retain(|attribute| attribute.value.len() <= LONGEST_VALUE);
                self.builder.process_token(token, line)
            }
            Token::ParseError(_) | Token::CommentToken(_) => TokenSinkResult::Continue,
            _ => self.builder.process_token(token, line),
        }
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn depth(document: &Document) -> usize {
        let root = document.root();
        let depths = root.descendants_it().map(|node| node.ancestors(None).len());
        depths.max().unwrap_or_default()
    }

    #[test]
    fn elements_nest_no_deeper_than_in_a_browser() {
        let deep = document(&format!("{}deep", "<div>".repeat(50_000)));
        assert!(depth(&deep) <= DEEPEST + 5, "{}", depth(&deep));
        assert_eq!(&*deep.body().unwrap().text(), "deep");
    }

    #[test]
    fn unclosed_paragraphs_and_items_do_not_nest() {
        let many = document(&format!("{}<div>last</div>", "<p><span>one".repeat(2000)));
        assert_eq!(many.select("p").length(), 2000);
        assert_eq!(many.select("body > div").length(), 1);
        let items = document(&format!("<ul>{}</ul>", "<li>one".repeat(2000)));
        assert_eq!(items.select("ul > li").length(), 2000);
    }

    #[test]
    fn words_keep_their_text_and_lose_their_looks() {
        let page = document("<p>The <b>old <i>mill</b> burns</i>.<p>Next");
        assert_eq!(&*page.select("p").nodes()[0].text(), "The old mill burns.");
        assert_eq!(page.select("p").length(), 2);
    }

    #[test]
    fn what_follows_a_script_or_a_declaration_is_read() {
        let page = document("<meta charset=utf-8><script>if (a<b) {}</script><p>After");
        assert_eq!(&*page.select("p").text(), "After");
    }
}
