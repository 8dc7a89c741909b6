//! The Velocity Template Language 1.7 over Java values.
