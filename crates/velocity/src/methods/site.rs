//! Places that name a member, and what they found last.

use std::cell::Cell;

use gatelens_value::{JavaString, KeySite, Value};

use super::{Kind, Method};

/// The name of a property or method, and what the last look for it found.
#[derive(Debug)]
pub struct Name {
    text: JavaString,
    is_class: bool,
    prints_arguments: bool,
    site: Site,
}

impl Name {
    pub(crate) fn new(text: &str) -> Self {
        Self {
            text: JavaString::from(text),
            is_class: text == "class",
            prints_arguments: matches!(text, "valueOf" | "format"),
            site: Site::default(),
        }
    }

    /// The name as it is written.
    #[inline]
    #[must_use]
    pub fn text(&self) -> &str {
        self.text.as_str().unwrap_or("")
    }

    /// Whether it is `class`, the one property that a map does not read from its entries.
    #[inline]
    pub(crate) fn is_class(&self) -> bool {
        self.is_class
    }

    /// Whether a method of the name may ask its arguments for their text.
    #[inline]
    pub(crate) fn prints_arguments(&self) -> bool {
        self.prints_arguments
    }

    pub(crate) fn java(&self) -> &JavaString {
        &self.text
    }

    #[inline]
    pub(crate) fn site(&self) -> &Site {
        &self.site
    }
}

/// What a place that names a member has found last.
pub(crate) struct Site {
    /// The signature of the last call, and the method that it chose.
    chosen: Cell<(Signature, Option<&'static Method>)>,
    /// A class, and its methods of the name, or its getter.
    found: Cell<(Kind, &'static [Method])>,
    /// Where the name was in a map.
    pub(crate) key: KeySite,
}

impl Site {
    /// The method that the place called last, if it was called in the same way.
    #[inline]
    pub(super) fn chosen(&self, signature: Signature) -> Option<&'static Method> {
        let (known, method) = self.chosen.get();
        if known == signature { method } else { None }
    }

    /// Remembers which method was chosen.
    pub(super) fn choose(&self, signature: Signature, method: &'static Method) {
        if signature != Signature::MANY {
            self.chosen.set((signature, Some(method)));
        }
    }

    /// What the place finds in a class.
    #[inline]
    pub(super) fn found(&self, kind: Kind, find: impl FnOnce() -> &'static [Method]) -> &'static [Method] {
        let (known, methods) = self.found.get();
        if known == kind {
            return methods;
        }
        let methods = find();
        self.found.set((kind, methods));
        methods
    }
}

impl std::fmt::Debug for Site {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Site")
    }
}

impl Default for Site {
    fn default() -> Self {
        Self {
            chosen: Cell::new((Signature::MANY, None)),
            found: Cell::new((Kind::None, &[])),
            key: KeySite::default(),
        }
    }
}

/// The classes of what a method is called on and of up to three arguments, a byte each: all that the choice of an overload depends on.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Signature(u32);

impl Signature {
    /// More arguments than are told apart.
    const MANY: Self = Self(0);

    /// The class of what a method is called on, for a place whose arguments stand in the template: they never differ.
    #[inline(always)]
    pub(super) const fn of_receiver(kind: Kind) -> Self {
        Self((kind as u32 + 1) | 0xFFFF_FF00)
    }

    #[inline(always)]
    pub(super) fn of(kind: Kind, arguments: &[Value]) -> Self {
        let receiver = kind as u32 + 1;
        let class = |value: &Value| super::kind(value) as u32 + 1;
        Self(match arguments {
            [] => receiver,
            [one] => receiver | class(one) << 8,
            [one, two] => receiver | class(one) << 8 | class(two) << 16,
            [one, two, three] => receiver | class(one) << 8 | class(two) << 16 | class(three) << 24,
            _ => return Self::MANY,
        })
    }
}
