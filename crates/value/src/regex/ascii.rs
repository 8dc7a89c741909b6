//! Sets of ASCII characters.

/// A set of ASCII characters, one bit each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct AsciiSet(pub(super) [u32; 4]);

impl AsciiSet {
    pub(super) const NONE: AsciiSet = AsciiSet([0; 4]);
    pub(super) const ALL: AsciiSet = AsciiSet([u32::MAX; 4]);

    /// The characters from one to another.
    pub(super) const fn range(from: u32, to: u32) -> AsciiSet {
        let mut set = AsciiSet::NONE;
        let mut point = from;
        while point <= to && point < 128 {
            set.0[(point >> 5) as usize] |= 1 << (point & 31);
            point += 1;
        }
        set
    }

    /// Adds an ASCII character.
    pub(super) fn add(&mut self, point: u32) {
        self.0[(point >> 5 & 3) as usize] |= 1 << (point & 31);
    }

    /// Whether an ASCII character belongs to the set.
    #[inline]
    pub(super) fn has(self, point: u32) -> bool {
        self.0[(point >> 5 & 3) as usize] >> (point & 31) & 1 != 0
    }

    pub(super) const fn or(self, other: AsciiSet) -> AsciiSet {
        let ([a, b, c, d], [e, f, g, h]) = (self.0, other.0);
        AsciiSet([a | e, b | f, c | g, d | h])
    }

    pub(super) const fn and(self, other: AsciiSet) -> AsciiSet {
        let ([a, b, c, d], [e, f, g, h]) = (self.0, other.0);
        AsciiSet([a & e, b & f, c & g, d & h])
    }

    pub(super) const fn not(self) -> AsciiSet {
        let [a, b, c, d] = self.0;
        AsciiSet([!a, !b, !c, !d])
    }
}
