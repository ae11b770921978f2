"""Pictures of pages, by OCR."""

from pathlib import Path

from PIL import Image, ImageSequence, UnidentifiedImageError

from corpus.errors import ReadError
from corpus.language import say
from crawler import media_type
from crawler.ocr import picture_text
from crawler.unwrapping import unwrapped

MEDIA_TYPES = (media_type.PNG, media_type.JPEG, media_type.TIFF, media_type.GIF)
VERSION = 1
MOST_FRAMES = 40


def text_of(path: Path) -> str:
    """The text of every frame (a fax in TIFF has one for each page). Raises ReadError when it is no picture or a bomb."""
    try:
        with Image.open(path) as picture:
            frames = [frame.convert("L") for _, frame in zip(range(MOST_FRAMES), ImageSequence.Iterator(picture), strict=False)]
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError) as error:
        raise ReadError(say(f"Không mở được ảnh: {error}", f"The picture cannot be opened: {error}")) from error
    return "\n\n".join(filter(None, (unwrapped(picture_text(frame)) for frame in frames)))
