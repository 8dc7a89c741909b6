//! A template to the changes that tidy it.

use crate::message::{FormatCall, FormattedAnswer, TextEdit};
use gatelens_value::text::LineIndex;
use gatelens_velocity::{Limits, format};

/// Answers a wish to tidy a template.
pub(crate) fn formatted(call: &FormatCall) -> FormattedAnswer {
    let text = call.text.as_str();
    let index = LineIndex::new(text);
    let edits = format::edits(text, &Limits::default()).unwrap_or_default();
    let edits = edits.into_iter().map(|edit| TextEdit {
        start: index.utf16(text, edit.span.start),
        end: index.utf16(text, edit.span.end),
        text: edit.text,
    });
    FormattedAnswer { id: call.id, edits: edits.collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_count_in_utf_16() {
        let call = FormatCall { id: 3, text: "😀#if($a==1)한#end".to_owned() };
        let answer = formatted(&call);
        let places: Vec<_> = answer.edits.iter().map(|edit| (edit.start, edit.end, &*edit.text)).collect();
        assert_eq!((answer.id, places), (3, vec![(8, 8, " "), (10, 10, " ")]));
    }
}
