//! What the grammar need not read: parts that are simple and hence right, whatever stands around them.
//!
//! The grammar asks the same of them as this does; it only takes longer. So the lexer folds a call or an index with
//! nothing but values in it into the name that it follows, and a directive of such values into a text, and most
//! templates are left with nothing that the grammar could refuse.

use super::token::{Kind, Reading, Tokens};

impl Tokens {
    /// What the grammar would read `back` characters from the end.
    fn kind(&self, back: usize) -> Option<Kind> {
        let at = self.seen.len().checked_sub(back)?;
        self.seen.get(at).map(|seen| seen.kind)
    }

    fn is_value(&self, back: usize) -> bool {
        self.kind(back).is_some_and(Kind::is_value)
    }

    /// Forgets the last characters.
    fn hide(&mut self, count: usize) {
        self.seen.truncate(self.seen.len().saturating_sub(count));
    }

    /// The call that has just been closed: `()`, or values with commas between them.
    pub(crate) fn fold_call(&mut self) {
        if self.reading == Reading::Whole {
            return;
        }
        let mut back = 2;
        if self.kind(back) == Some(Kind::OpenCall) {
            return self.hide(back);
        }
        while self.is_value(back) {
            back += 1;
            let open = back + usize::from(self.kind(back) == Some(Kind::Blank));
            if self.kind(open) == Some(Kind::OpenCall) {
                return self.hide(open);
            }
            if self.kind(back) != Some(Kind::Comma) {
                return;
            }
            back += 1;
        }
    }

    /// The index that has just been closed: one value, but no float. The lexer takes `[` for an index in places where
    /// the grammar does not.
    pub(crate) fn fold_index(&mut self) {
        if self.reading == Reading::Whole {
            return;
        }
        let value = self.is_value(2) && self.kind(2) != Some(Kind::Float);
        if value
            && self.kind(3) == Some(Kind::OpenIndex)
            && matches!(self.kind(4), Some(Kind::Name | Kind::CloseCall | Kind::CloseIndex))
        {
            self.hide(3);
        }
    }

    /// The reference in braces that has just been closed, which nothing goes on with.
    pub(crate) fn fold_braces(&mut self) {
        if self.reading == Reading::Whole {
            return;
        }
        if let [.., open, name, _] = self.seen.as_mut_slice()
            && (open.kind, name.kind) == (Kind::OpenReference, Kind::Name)
        {
            open.kind = Kind::Braced;
            self.hide(2);
        }
    }

    /// The directive that has just been closed: values with operators between them, or values and words in a row.
    pub(crate) fn fold_directive(&mut self) {
        if self.reading == Reading::Whole {
            return;
        }
        if let Some(first) = self.expression().or_else(|| self.arguments()) {
            self.hide(first - 1);
            if let Some(seen) = self.seen.last_mut() {
                seen.kind = Kind::Text;
            }
        }
    }

    /// How far back the directive begins that ends in an expression without parentheses.
    fn expression(&self) -> Option<usize> {
        let mut back = 2;
        while self.is_value(back) {
            back += 1;
            while self.kind(back) == Some(Kind::Not) {
                back += 1;
            }
            match (self.kind(back)?, self.kind(back + 1)?) {
                (Kind::Open, Kind::If | Kind::ElseIf) => return Some(back + 1),
                (Kind::Assign, Kind::Name | Kind::Braced) => {
                    return (self.kind(back + 2) == Some(Kind::Set)).then_some(back + 2);
                }
                (kind, _) if kind.is_operator() => back += 1,
                _ => return None,
            }
        }
        None
    }

    /// How far back the directive begins whose arguments are values and words without commas.
    fn arguments(&self) -> Option<usize> {
        let mut back = 2;
        while self.is_value(back) || self.kind(back) == Some(Kind::Word) {
            back += 1;
        }
        let named = matches!(self.kind(back + 1), Some(Kind::LineDirective | Kind::BlockDirective));
        (named && self.kind(back) == Some(Kind::Open)).then_some(back + 1)
    }
}
