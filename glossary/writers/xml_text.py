"""XML as bytes: the same for every format that is XML."""

from xml.etree.ElementTree import Element, SubElement, indent, tostring

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def add(parent: Element, tag: str, text: str = "", /, **attributes: str) -> Element:
    """Return a new element *tag* under *parent* with *text* and *attributes*; `lang` becomes `xml:lang`."""
    element = SubElement(
        parent, tag, {XML_LANG if name == "lang" else name: value for name, value in attributes.items()}
    )
    element.text = text or None
    return element


def dump(root: Element, head: str = "") -> bytes:
    """Return *root* as an indented UTF-8 document, LF, with *head* (a doctype) after the declaration."""
    indent(root)
    text: str = tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{head}{text}\n'.encode()
