"""Pictures of Vietnamese text to text, with Tesseract."""

import pytesseract
from PIL import Image, ImageOps

from corpus.errors import ReadError
from corpus.language import say

LANGUAGE = "vie"
SECONDS = 60


def picture_text(picture: Image.Image) -> str:
    """The text of a page's picture. Raises ReadError when Tesseract or its Vietnamese is not installed, or takes too long."""
    grey = ImageOps.autocontrast(ImageOps.exif_transpose(picture).convert("L"))
    try:
        return str(pytesseract.image_to_string(grey, lang=LANGUAGE, config="--psm 3", timeout=SECONDS))
    except pytesseract.TesseractNotFoundError as error:
        raise ReadError(
            say("Không có Tesseract để đọc trang quét", "There is no Tesseract to read scanned pages"),
            remedy=say("Cài tesseract-ocr và tesseract-ocr-vie.", "Install tesseract-ocr and tesseract-ocr-vie."),
        ) from error
    except (pytesseract.TesseractError, RuntimeError) as error:
        raise ReadError(say(f"Tesseract không đọc được trang: {error}", f"Tesseract failed on a page: {error}")) from error
