/// The version of everything under `/pkg/`: it goes into their addresses, so that browsers may keep them for ever.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assets(pub String);

impl Assets {
    /// The address of a file under `/pkg/`.
    pub fn path(&self, file: &str) -> String {
        format!("/pkg/{file}?v={}", self.0)
    }
}
