//! The corpora and what reads them.
