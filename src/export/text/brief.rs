use super::point::said;
use crate::export::layout::{Page, prose};
use crate::export::words;
use crate::report::{Dismissed, PointView};

/// Room for the longest status and a gap.
const STATUS: usize = 15;

/// Lists points that are not disputed, in a line or two each.
pub(super) fn others(page: &mut Page, points: &[&PointView]) {
    if points.is_empty() {
        return;
    }
    let style = page.style;
    page.blank();
    page.indented(0, &style.bold("Other points"));
    for point in points {
        let status = style.status(point.status, format!("{:<STATUS$}", point.status));
        let remark = format!("· {} · {}", words::backed(point), point.id);
        let text = format!(
            "{} {} {}",
            prose(&point.question),
            prose(&words::answers(point)),
            style.dim(prose(&remark)),
        );
        page.paragraph(&format!("  {status}"), STATUS + 2, &text);
        for why in words::all_collapses(point) {
            let indent = " ".repeat(STATUS + 2);
            page.paragraph(&indent, STATUS + 4, &style.dim(prose(&why)));
        }
        if let Some(judged) = &point.judged {
            page.indented(STATUS + 2, &style.dim(prose(&words::judged(judged))));
        }
    }
}

/// Lists what people said is no conflict, so that it stays readable.
pub(super) fn dismissed(page: &mut Page, pairs: &[Dismissed]) {
    if pairs.is_empty() {
        return;
    }
    let style = page.style;
    page.blank();
    page.indented(0, &style.bold("Dismissed by a person"));
    for pair in pairs {
        let [a, b] = &pair.claims;
        let link = match &pair.link {
            Some(link) => {
                format!("{} · {}: {}", link.relation, link.rule, link.because.text)
            }
            None => "no rule links the two now".to_owned(),
        };
        page.paragraph("  ", 4, &prose(&format!("{} × {}", a.id, b.id)));
        for claim in [a, b] {
            let who = style.dim(format!("({})", prose(&claim.voice)));
            page.paragraph("    ", 6, &format!("{} {who}", said(claim)));
        }
        page.paragraph("    ", 6, &prose(&link));
        page.paragraph("    ", 6, &prose(&words::judged(&pair.judged)));
    }
}
