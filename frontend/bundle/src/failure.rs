use std::path::{Path, PathBuf};

/// Why there is no site.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// A file could not be read or written.
    #[error("{}: {why}", path.display())]
    File { path: PathBuf, why: std::io::Error },
    /// The compiler has said why already.
    #[error("The wasm does not compile.")]
    Cargo,
    /// A newer wasm-bindgen in the lock file than in this tool, or the other way round, ends here.
    #[error("wasm-bindgen: {0}")]
    Bindgen(String),
    /// The program could not be taken apart.
    #[error("cut: {0}")]
    Cut(String),
    /// A style sheet is wrong; the text names the file and the place.
    #[error("style: {0}")]
    Style(String),
    /// `style/icons.txt` names an icon that nobody has put into `style/icons`.
    #[error("style/icons.txt asks for `{0}`, but there is no style/icons/{0}.svg: copy it from lucide.")]
    NoIcon(String),
    /// An icon's file is not what lucide ships.
    #[error("style/icons/{0}.svg has no <svg …>…</svg>.")]
    OddIcon(String),
}

impl Failure {
    /// For `map_err`: keeps the path that an I/O error forgets.
    pub fn at(path: &Path) -> impl FnOnce(std::io::Error) -> Failure {
        let path = path.to_owned();
        move |why| Failure::File { path, why }
    }
}
