//! Our rules about words against those of the networks' own libraries, on texts drawn by chance from a fixed seed.

mod any;
mod draw;
mod facets;
mod oracle;
mod weight;
