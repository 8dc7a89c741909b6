//! The boundary to the page.
