"""The styles of a template, written from the form: one paragraph style per component, and no theme fonts.

python-docx starts from an American letter page with theme fonts; its styles and settings are replaced whole.
"""

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from kehoach_xlsx.outputs.word.form import TextForm, WordForm

_UNWANTED = ("theme", "customXml", "stylesWithEffects", "webSettings", "fontTable", "numbering", "thumbnail")
# Without this Word stretches the words before a line break in justified text.
_SETTINGS = """<w:settings {ns}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>
<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:doNotExpandShiftReturn/>
<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>
</w:compat><w:themeFontLang w:val="{language}"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/>
</w:settings>"""
_STYLES = """<w:styles {ns}><w:docDefaults><w:rPrDefault><w:rPr>{fonts}<w:sz w:val="28"/><w:szCs w:val="28"/>
<w:lang w:val="{language}" w:eastAsia="{language}" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:rPr>{fonts}</w:rPr></w:style>
<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>
<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/>
<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>
<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:semiHidden/></w:style>
{styles}</w:styles>"""  # noqa: E501 - one style to a line


def twips(millimetres: float) -> int:
    """Return a length in twentieths of a point."""
    return round(millimetres / 25.4 * 1440)


def style_id(key: str) -> str:
    """Return the identifier of the style of a component of the form."""
    return "BC" + "".join(word.capitalize() for word in key.split("_"))


def apply_styles(document: Document, form: WordForm) -> None:
    """Give an empty document the styles and settings of `form` and take out what came with the default."""
    fonts = " ".join(f'w:{script}="{form.font}"' for script in ("ascii", "hAnsi", "eastAsia", "cs"))
    font_element = f"<w:rFonts {fonts}/>"
    styles = "".join(_style(key, text, font_element) for key, text in form.texts.items())
    namespace = nsdecls("w")
    part = document.part
    part._styles_part._element = parse_xml(
        _STYLES.format(ns=namespace, fonts=font_element, language=form.language, styles=styles)
    )
    part._settings_part._element = parse_xml(_SETTINGS.format(ns=namespace, language=form.language))
    for relations in (part.rels, part.package.rels):
        for key in [k for k, rel in relations.items() if rel.reltype.rsplit("/", 1)[-1] in _UNWANTED]:
            del relations[key]


def _style(key: str, text: TextForm, fonts: str) -> str:
    weight = "<w:b/><w:bCs/>" * text.bold + "<w:i/><w:iCs/>" * text.italic
    size = round(text.size * 2)
    spacing = f'w:before="{round(text.before * 20)}" w:after="{round(text.after * 20)}"'
    indent = f'w:left="{twips(text.left_mm)}" w:firstLine="{twips(text.first_line_mm)}"'
    # Rules and breaks have an exact height; text has room for its accents.
    line = (
        f'w:line="{round(text.size * text.line * 20)}" w:lineRule="exact"'
        if text.size < 5
        else f'w:line="{round(text.line * 240)}" w:lineRule="auto"'
    )
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{style_id(key)}">'
        f'<w:name w:val="{text.name}"/>'
        f'<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{"<w:keepNext/>" * text.keep_next}'
        f'<w:spacing {spacing} {line}/><w:ind {indent}/><w:jc w:val="{text.align}"/></w:pPr>'
        f'<w:rPr>{fonts}{weight}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:style>'
    )
