//! Markdown: its front matter, and its text without the marks.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::{
    front_matter, html,
    paragraphs::Paragraphs,
    said::{Said, tidy},
};

/// The text and what the front matter says; the title may also be the first heading of the first rank.
pub(super) fn read(markdown: &str) -> Result<(String, Said), String> {
    let (mut said, body) = front_matter::take(markdown)?;
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_GFM;
    let mut made = Text::default();
    Parser::new_ext(body, options).for_each(|event| made.add(event));
    said.title = said.title.or_else(|| made.heading.as_deref().and_then(tidy));
    Ok((made.paragraphs.finish(), said))
}

#[derive(Default)]
struct Text {
    paragraphs: Paragraphs,
    /// The first heading of the first rank.
    heading: Option<String>,
    in_heading: bool,
    in_listing: bool,
    /// How many pictures are open: their descriptions are no text of the document.
    pictures: usize,
    /// The piece of HTML that is open.
    html: Option<String>,
}

impl Text {
    fn add(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) if self.in_listing => self.paragraphs.as_it_stands(&text),
            Event::Text(text)
            | Event::Code(text)
            | Event::InlineMath(text)
            | Event::DisplayMath(text) => self.text(&text),
            Event::Html(html) => self.html.get_or_insert_default().push_str(&html),
            Event::InlineHtml(tag) if is_line_break(&tag) => self.paragraphs.line_break(),
            Event::SoftBreak => self.text(" "),
            Event::HardBreak => self.paragraphs.line_break(),
            Event::Rule => self.paragraphs.paragraph_break(),
            Event::InlineHtml(_) | Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.pictures > 0 {
            return;
        }
        self.paragraphs.text(text);
        if self.in_heading {
            self.heading.get_or_insert_default().push_str(text);
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Heading { level: HeadingLevel::H1, .. } if self.heading.is_none() => {
                self.in_heading = true;
            }
            Tag::CodeBlock(_) => self.in_listing = true,
            Tag::Image { .. } => self.pictures += 1,
            Tag::TableCell => self.paragraphs.cell_break(),
            _ => {}
        }
        if !is_within_a_line(&tag.to_end()) {
            self.paragraphs.paragraph_break();
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) => self.in_heading = false,
            TagEnd::CodeBlock => self.in_listing = false,
            TagEnd::Image => self.pictures = self.pictures.saturating_sub(1),
            TagEnd::HtmlBlock => self.end_html(),
            _ => {}
        }
        if !is_within_a_line(&tag) {
            self.paragraphs.paragraph_break();
        }
    }

    fn end_html(&mut self) {
        let html = self.html.take().unwrap_or_default();
        for paragraph in html::fragment_text(&html).split("\n\n") {
            self.paragraphs.as_it_stands(paragraph.trim_end());
            self.paragraphs.paragraph_break();
        }
    }
}

fn is_within_a_line(tag: &TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Link
            | TagEnd::Image
            | TagEnd::TableCell
    )
}

fn is_line_break(tag: &str) -> bool {
    tag.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("<br"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(markdown: &str) -> String {
        read(markdown).unwrap().0
    }

    #[test]
    fn marks_are_no_text() {
        let made = text(
            "# The *old* mill\n\nIt [burned](https://example.org) at\n`night`.\\\nNobody knew.[^1]\n\n[^1]: A note.\n",
        );
        assert_eq!(made, "The old mill\n\nIt burned at night.\nNobody knew.\n\nA note.\n");
    }

    #[test]
    fn headings_items_and_rows_are_paragraphs() {
        let made = text(
            "Mill\n====\n- one\n- two\n  three\n\n> quoted\n\n| a | b |\n|---|---|\n| c | d |\n",
        );
        assert_eq!(made, "Mill\n\none\n\ntwo three\n\nquoted\n\na\tb\n\nc\td\n");
    }

    #[test]
    fn listings_keep_their_lines() {
        assert_eq!(text("```\na\n\n  b\n```\nc"), "a\n\n  b\n\nc\n");
    }

    #[test]
    fn html_is_read_as_html_and_its_scripts_are_no_text() {
        let made = text(
            "One<br>two <b>three</b>.\n\n<div>\n<p>Four</p><p>five</p>\n<script>six()</script>\n</div>\n\n![seven](a.png)\n",
        );
        assert_eq!(made, "One\ntwo three.\n\nFour\n\nfive\n");
    }

    #[test]
    fn the_first_main_heading_is_the_title() {
        let title = |markdown| read(markdown).unwrap().1.title;
        assert_eq!(
            title("## Part\n\n# The *old* mill\n\n# Later").as_deref(),
            Some("The old mill")
        );
        assert_eq!(title("---\ntitle: \"A mill\"\n---\n# Other").as_deref(), Some("A mill"));
        assert_eq!(title("Text"), None);
    }
}
