//! The bounds of parsing and rendering.

/// How much a template may ask for; templates come from strangers.
///
/// Meeting a bound is an error of its own kind (`E092x`), never a hang, a panic or a stack overflow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The length of a template.
    ///
    /// # Units
    /// Bytes.
    pub template_bytes: usize,
    /// How deeply blocks may stand in blocks, parentheses in parentheses, and (a quarter of it) lists, maps, indexes
    /// and calls in each other.
    pub nesting: u32,
    /// Statements, values and method calls that one rendering may evaluate, and the work inside long ones.
    pub steps: u64,
    /// The length of the output.
    ///
    /// # Units
    /// Bytes.
    pub output_bytes: usize,
    /// The length of one string.
    ///
    /// # Units
    /// Bytes.
    pub string_bytes: usize,
    /// What the lists, maps and strings that a rendering holds may take together, estimated: strings as long as a
    /// variable or a statement holds them; lists and maps, and strings in them, for good.
    ///
    /// # Units
    /// Bytes.
    pub memory_bytes: usize,
    /// How deeply evaluation may nest.
    ///
    /// # Units
    /// About a quarter KiB of stack: a parenthesis counts 3, a block or an element of a list 5, a string that is a
    /// template 6, an argument 8.
    pub depth: u32,
    /// The rounds of one `#foreach`; more are silently left out.
    ///
    /// # AWS
    /// vtl 1: API Gateway documents 1,000.
    pub rounds: u32,
    /// The elements of one range.
    ///
    /// # AWS
    /// vtl 5: unverified; Velocity has no limit but its memory.
    pub range: u32,
    /// The steps of all regular expressions together.
    pub regex_steps: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            template_bytes: 1 << 20,
            nesting: 512,
            steps: 5_000_000,
            output_bytes: 10 << 20,
            string_bytes: 10 << 20,
            memory_bytes: 40 << 20,
            depth: 2_600,
            rounds: 1_000,
            range: 1_000_000,
            regex_steps: 4_000_000,
        }
    }
}
