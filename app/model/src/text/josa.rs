/// A particle that depends on the sound before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Josa {
    /// 을 / 를
    Object,
    /// 이 / 가
    Subject,
    /// 은 / 는
    Topic,
    /// 과 / 와
    With,
    /// 으로 / 로
    Toward,
}

/// The word with its particle: `josa("서현", Josa::Subject)` is `서현이`. Digits are read as Korean numbers and Latin
/// letters by their Korean names; a word that ends in anything else takes both forms, `ⓐ을(를)`.
pub fn josa(word: &str, josa: Josa) -> String {
    let (closed, open, both) = match josa {
        Josa::Object => ("을", "를", "을(를)"),
        Josa::Subject => ("이", "가", "이(가)"),
        Josa::Topic => ("은", "는", "은(는)"),
        Josa::With => ("과", "와", "과(와)"),
        Josa::Toward => ("으로", "로", "(으)로"),
    };
    let particle = match word.chars().rev().find(|c| c.is_alphanumeric()).and_then(coda) {
        Some(Coda::Rieul) if josa == Josa::Toward => open,
        Some(Coda::None) => open,
        Some(_) => closed,
        None => both,
    };
    format!("{word}{particle}")
}

/// What a syllable ends in.
enum Coda {
    None,
    Rieul,
    Other,
}

fn coda(last: char) -> Option<Coda> {
    Some(match last {
        '가'..='힣' => match (last as u32 - 0xAC00) % 28 {
            0 => Coda::None,
            8 => Coda::Rieul,
            _ => Coda::Other,
        },
        '2' | '4' | '5' | '9' => Coda::None,
        '1' | '7' | '8' => Coda::Rieul,
        '0' | '3' | '6' => Coda::Other,
        'l' | 'L' | 'r' | 'R' => Coda::Rieul,
        'm' | 'M' | 'n' | 'N' => Coda::Other,
        'a'..='z' | 'A'..='Z' => Coda::None,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn particles_follow_the_sound() {
        assert_eq!(josa("서현", Josa::Subject), "서현이");
        assert_eq!(josa("민지", Josa::Subject), "민지가");
        assert_eq!(josa("서울", Josa::Toward), "서울로");
        assert_eq!(josa("부산", Josa::Toward), "부산으로");
        assert_eq!(josa("LTE", Josa::Object), "LTE를");
        assert_eq!(josa("3", Josa::With), "3과");
        assert_eq!(josa("“김하늘”", Josa::Topic), "“김하늘”은");
        assert_eq!(josa("★", Josa::Object), "★을(를)");
    }
}
