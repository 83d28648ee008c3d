use crate::failure::Failure;
use std::path::Path;

/// One file with a `<symbol>` for every icon that `style/icons.txt` names, to be drawn with
/// `<svg><use href="/pkg/icons.svg#name">`. Lines that start with `#` are remarks.
pub fn sprite(style: &Path) -> Result<String, Failure> {
    let mut names: Vec<String> = load(&style.join("icons.txt"))?.lines().map(|line| line.trim().to_owned()).collect();
    names.retain(|name| !name.is_empty() && !name.starts_with('#'));
    names.sort();
    names.dedup();
    let mut sprite = String::from(r#"<svg xmlns="http://www.w3.org/2000/svg">"#);
    for name in names {
        let path = style.join("icons").join(&name).with_extension("svg");
        if !path.exists() {
            return Err(Failure::NoIcon(name));
        }
        let drawing = drawing(&load(&path)?).ok_or_else(|| Failure::OddIcon(name.clone()))?;
        sprite.push_str(&format!(
            r#"<symbol id="{name}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">{drawing}</symbol>"#
        ));
    }
    sprite.push_str("</svg>");
    Ok(sprite)
}

/// The product's mark, as it is.
pub fn favicon(style: &Path) -> Result<String, Failure> {
    load(&style.join("favicon.svg"))
}

fn load(path: &Path) -> Result<String, Failure> {
    std::fs::read_to_string(path).map_err(Failure::at(path))
}

/// What stands between `<svg …>` and `</svg>`, without the space that is only there for people.
fn drawing(svg: &str) -> Option<String> {
    let (_, rest) = svg.split_once("<svg")?;
    let (_, rest) = rest.split_once('>')?;
    let (inside, _) = rest.split_once("</svg>")?;
    Some(inside.lines().map(str::trim).collect::<String>().replace(" />", "/>"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::PathBuf;

    #[test]
    fn a_drawing_is_what_is_inside() {
        let svg =
            "<!-- a licence -->\n<svg\n  width=\"24\"\n>\n  <path d=\"M1 1h2\" />\n  <circle r=\"1\" />\n</svg>\n";
        assert_eq!(drawing(svg).as_deref(), Some("<path d=\"M1 1h2\"/><circle r=\"1\"/>"));
        assert_eq!(drawing("no picture"), None);
    }

    #[test]
    fn every_icon_that_is_asked_for_is_there() {
        let sprite = sprite(&root().join("style")).unwrap();
        assert!(sprite.contains("<symbol id="), "an empty sprite");
        assert!(sprite.contains("<path"), "symbols without a drawing");
    }

    /// A name that is not in the sprite draws nothing, and nobody is told.
    #[test]
    fn every_icon_that_is_drawn_is_asked_for() {
        let sprite = sprite(&root().join("style")).unwrap();
        let mut drawn = 0;
        for file in sources(&root().join("app/src")) {
            let code = std::fs::read_to_string(&file).unwrap();
            for rest in code.split("<Icon name=\"").skip(1).chain(code.split(" icon=\"").skip(1)) {
                let name = rest.split('"').next().unwrap();
                assert!(sprite.contains(&format!("<symbol id=\"{name}\"")), "{}: {name}", file.display());
                drawn += 1;
            }
        }
        assert!(drawn > 10, "the way icons are drawn has changed: look for them in another way");
    }

    fn root() -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
    }

    fn sources(folder: &Path) -> Vec<PathBuf> {
        let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        entries.flat_map(|path| if path.is_dir() { sources(&path) } else { vec![path] }).collect()
    }
}
