"""The figures of the application form as text that can be pasted."""

from cpim_pdp.core.form_figures import FormFigures
from cpim_pdp.wording import figures, names
from cpim_pdp.wording.translation import Translate, english


def text(found: FormFigures, tr: Translate = english) -> str:
    """Return a line a category and one for the total, name and points divided by a tab."""
    lines = [
        (names.category(one.category, tr), figures.points(one.counted, tr)) for one in found.lines
    ]
    lines.append((tr("All categories"), figures.points(found.counted, tr)))
    return "\n".join("\t".join(line) for line in lines)
