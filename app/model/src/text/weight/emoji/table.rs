//! What X takes for emoji: first and last of each run.
//! Written by `end2end/oracle/tables.mjs`.

/// Emoji unless a text selector follows.
pub(super) const TEXTUAL: &str = "\
    \u{203c}\u{203c}\u{2049}\u{2049}\u{2139}\u{2139}\u{2194}\u{2199}\u{21a9}\u{21aa}\u{231a}\u{231b}\
    \u{2328}\u{2328}\u{23cf}\u{23cf}\u{23ed}\u{23ef}\u{23f1}\u{23f2}\u{23f8}\u{23fa}\u{24c2}\u{24c2}\
    \u{25aa}\u{25ab}\u{25b6}\u{25b6}\u{25c0}\u{25c0}\u{25fb}\u{25fe}\u{2600}\u{2604}\u{260e}\u{260e}\
    \u{2611}\u{2611}\u{2614}\u{2615}\u{2618}\u{2618}\u{2620}\u{2620}\u{2622}\u{2623}\u{2626}\u{2626}\
    \u{262a}\u{262a}\u{262e}\u{262f}\u{2638}\u{263a}\u{2640}\u{2640}\u{2642}\u{2642}\u{2648}\u{2653}\
    \u{2660}\u{2660}\u{2663}\u{2663}\u{2665}\u{2666}\u{2668}\u{2668}\u{267b}\u{267b}\u{267f}\u{267f}\
    \u{2692}\u{2697}\u{2699}\u{2699}\u{269b}\u{269c}\u{26a0}\u{26a1}\u{26aa}\u{26ab}\u{26b0}\u{26b1}\
    \u{26bd}\u{26be}\u{26c4}\u{26c5}\u{26c8}\u{26c8}\u{26cf}\u{26cf}\u{26d1}\u{26d1}\u{26d3}\u{26d4}\
    \u{26e9}\u{26ea}\u{26f0}\u{26f5}\u{26f8}\u{26f8}\u{26fa}\u{26fa}\u{26fd}\u{26fd}\u{2702}\u{2702}\
    \u{2708}\u{2709}\u{270f}\u{270f}\u{2712}\u{2712}\u{2714}\u{2714}\u{2716}\u{2716}\u{271d}\u{271d}\
    \u{2721}\u{2721}\u{2733}\u{2734}\u{2744}\u{2744}\u{2747}\u{2747}\u{2757}\u{2757}\u{2763}\u{2764}\
    \u{27a1}\u{27a1}\u{2934}\u{2935}\u{2b05}\u{2b07}\u{2b1b}\u{2b1c}\u{2b50}\u{2b50}\u{2b55}\u{2b55}\
    \u{3030}\u{3030}\u{303d}\u{303d}\u{3297}\u{3297}\u{3299}\u{3299}\u{1f004}\u{1f004}\u{1f170}\u{1f171}\
    \u{1f17e}\u{1f17f}\u{1f202}\u{1f202}\u{1f21a}\u{1f21a}\u{1f22f}\u{1f22f}\u{1f237}\u{1f237}\u{1f321}\u{1f321}\
    \u{1f324}\u{1f32c}\u{1f336}\u{1f336}\u{1f37d}\u{1f37d}\u{1f396}\u{1f397}\u{1f399}\u{1f39b}\u{1f39e}\u{1f39f}\
    \u{1f3cd}\u{1f3ce}\u{1f3d4}\u{1f3df}\u{1f3f3}\u{1f3f3}\u{1f3f5}\u{1f3f5}\u{1f3f7}\u{1f3f7}\u{1f43f}\u{1f43f}\
    \u{1f441}\u{1f441}\u{1f4fd}\u{1f4fd}\u{1f549}\u{1f54a}\u{1f56f}\u{1f570}\u{1f573}\u{1f573}\u{1f576}\u{1f579}\
    \u{1f587}\u{1f587}\u{1f58a}\u{1f58d}\u{1f5a5}\u{1f5a5}\u{1f5a8}\u{1f5a8}\u{1f5b1}\u{1f5b2}\u{1f5bc}\u{1f5bc}\
    \u{1f5c2}\u{1f5c4}\u{1f5d1}\u{1f5d3}\u{1f5dc}\u{1f5de}\u{1f5e1}\u{1f5e1}\u{1f5e3}\u{1f5e3}\u{1f5e8}\u{1f5e8}\
    \u{1f5ef}\u{1f5ef}\u{1f5f3}\u{1f5f3}\u{1f5fa}\u{1f5fa}\u{1f6cb}\u{1f6cb}\u{1f6cd}\u{1f6cf}\u{1f6e0}\u{1f6e5}\
    \u{1f6e9}\u{1f6e9}\u{1f6f0}\u{1f6f0}\u{1f6f3}\u{1f6f3}";

/// The same, and a skin colour may follow.
pub(super) const HANDS: &str = "\
    \u{261d}\u{261d}\u{26f7}\u{26f7}\u{26f9}\u{26f9}\u{270c}\u{270d}\u{1f3cb}\u{1f3cc}\u{1f574}\u{1f575}\
    \u{1f590}\u{1f590}";

/// Emoji that a skin colour may follow.
pub(super) const PEOPLE: &str = "\
    \u{270a}\u{270b}\u{1f385}\u{1f385}\u{1f3c2}\u{1f3c4}\u{1f3c7}\u{1f3c7}\u{1f3ca}\u{1f3ca}\u{1f442}\u{1f443}\
    \u{1f446}\u{1f450}\u{1f466}\u{1f469}\u{1f46e}\u{1f46e}\u{1f470}\u{1f478}\u{1f47c}\u{1f47c}\u{1f481}\u{1f483}\
    \u{1f485}\u{1f487}\u{1f4aa}\u{1f4aa}\u{1f57a}\u{1f57a}\u{1f595}\u{1f596}\u{1f645}\u{1f647}\u{1f64b}\u{1f64f}\
    \u{1f6a3}\u{1f6a3}\u{1f6b4}\u{1f6b6}\u{1f6c0}\u{1f6c0}\u{1f6cc}\u{1f6cc}\u{1f918}\u{1f91c}\u{1f91e}\u{1f91f}\
    \u{1f926}\u{1f926}\u{1f930}\u{1f939}\u{1f93d}\u{1f93e}\u{1f9b5}\u{1f9b6}\u{1f9b8}\u{1f9b9}\u{1f9d1}\u{1f9dd}";

/// All other emoji of one character.
pub(super) const PLAIN: &str = "\
    \u{23e9}\u{23ec}\u{23f0}\u{23f0}\u{23f3}\u{23f3}\u{267e}\u{267e}\u{26ce}\u{26ce}\u{2705}\u{2705}\
    \u{2728}\u{2728}\u{274c}\u{274c}\u{274e}\u{274e}\u{2753}\u{2755}\u{2795}\u{2797}\u{27b0}\u{27b0}\
    \u{27bf}\u{27bf}\u{e50a}\u{e50a}\u{1f0cf}\u{1f0cf}\u{1f18e}\u{1f18e}\u{1f191}\u{1f19a}\u{1f1e6}\u{1f1ff}\
    \u{1f201}\u{1f201}\u{1f232}\u{1f236}\u{1f238}\u{1f23a}\u{1f250}\u{1f251}\u{1f300}\u{1f320}\u{1f32d}\u{1f335}\
    \u{1f337}\u{1f37c}\u{1f37e}\u{1f384}\u{1f386}\u{1f393}\u{1f3a0}\u{1f3c1}\u{1f3c5}\u{1f3c6}\u{1f3c8}\u{1f3c9}\
    \u{1f3cf}\u{1f3d3}\u{1f3e0}\u{1f3f0}\u{1f3f4}\u{1f3f4}\u{1f3f8}\u{1f43e}\u{1f440}\u{1f440}\u{1f444}\u{1f445}\
    \u{1f451}\u{1f465}\u{1f46a}\u{1f46d}\u{1f46f}\u{1f46f}\u{1f479}\u{1f47b}\u{1f47d}\u{1f480}\u{1f484}\u{1f484}\
    \u{1f488}\u{1f4a9}\u{1f4ab}\u{1f4fc}\u{1f4ff}\u{1f53d}\u{1f54b}\u{1f54e}\u{1f550}\u{1f567}\u{1f5a4}\u{1f5a4}\
    \u{1f5fb}\u{1f644}\u{1f648}\u{1f64a}\u{1f680}\u{1f6a2}\u{1f6a4}\u{1f6b3}\u{1f6b7}\u{1f6bf}\u{1f6c1}\u{1f6c5}\
    \u{1f6d0}\u{1f6d2}\u{1f6eb}\u{1f6ec}\u{1f6f4}\u{1f6f9}\u{1f910}\u{1f917}\u{1f91d}\u{1f91d}\u{1f920}\u{1f925}\
    \u{1f927}\u{1f92f}\u{1f93a}\u{1f93a}\u{1f93c}\u{1f93c}\u{1f940}\u{1f945}\u{1f947}\u{1f970}\u{1f973}\u{1f976}\
    \u{1f97a}\u{1f97a}\u{1f97c}\u{1f9a2}\u{1f9b4}\u{1f9b4}\u{1f9b7}\u{1f9b7}\u{1f9c0}\u{1f9c2}\u{1f9d0}\u{1f9d0}\
    \u{1f9de}\u{1f9ff}";

/// People that are a woman or a man with a sign behind them, with or without a skin colour.
pub(super) const GENDERED: &str = "\
    \u{1f3c3}\u{1f3c4}\u{1f3ca}\u{1f3ca}\u{1f46e}\u{1f46e}\u{1f471}\u{1f471}\u{1f473}\u{1f473}\u{1f477}\u{1f477}\
    \u{1f481}\u{1f482}\u{1f486}\u{1f487}\u{1f645}\u{1f647}\u{1f64b}\u{1f64b}\u{1f64d}\u{1f64e}\u{1f6a3}\u{1f6a3}\
    \u{1f6b4}\u{1f6b6}\u{1f926}\u{1f926}\u{1f935}\u{1f935}\u{1f937}\u{1f939}\u{1f93d}\u{1f93e}\u{1f9b8}\u{1f9b9}\
    \u{1f9d6}\u{1f9dd}";

/// What makes a person somebody of a profession.
pub(super) const PROFESSIONS: &str = "\
    \u{1f33e}\u{1f33e}\u{1f373}\u{1f373}\u{1f393}\u{1f393}\u{1f3a4}\u{1f3a4}\u{1f3a8}\u{1f3a8}\u{1f3eb}\u{1f3eb}\
    \u{1f3ed}\u{1f3ed}\u{1f4bb}\u{1f4bc}\u{1f527}\u{1f527}\u{1f52c}\u{1f52c}\u{1f680}\u{1f680}\u{1f692}\u{1f692}\
    \u{1f9b0}\u{1f9b3}";

/// The flags: two regional letters each.
pub(super) const FLAGS: &str = "\
    ACADAEAFAGAIALAMAOAQARASATAUAWAXAZBABBBDBEBFBGBHBIBJBLBMBNBOBQBRBSBTBVBWBYBZCACCCDCFCGCHCICKCLCMCNCO\
    CPCRCUCVCWCXCYCZDEDGDJDKDMDODZEAECEEEGEHERESETEUFIFJFKFMFOFRGAGBGDGEGFGGGHGIGLGMGNGPGQGRGSGTGUGWGYHK\
    HMHNHRHTHUICIDIEILIMINIOIQIRISITJEJMJOJPKEKGKHKIKMKNKPKRKWKYKZLALBLCLILKLRLSLTLULVLYMAMCMDMEMFMGMHMK\
    MLMMMNMOMPMQMRMSMTMUMVMWMXMYMZNANCNENFNGNINLNONPNRNUNZOMPAPEPFPGPHPKPLPMPNPRPSPTPWPYQARERORSRURWSASB\
    SCSDSESGSHSISJSKSLSMSNSOSRSSSTSVSXSYSZTATCTDTFTGTHTJTKTLTMTNTOTRTTTVTWTZUAUGUMUNUSUYUZVAVCVEVGVIVNVU\
WFWSXKYEYTZAZMZW";
