//! What a task needs on the machine: found, installed where that is ours to do, or asked for in a sentence.

pub mod browser;
pub mod debian;
pub mod node;
pub mod rust;
