//! The Java values that templates handle, as they print, compare and read.
