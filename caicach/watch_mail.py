"""Mail by SMTP, with the server that pipelines.yaml names."""

import os
import smtplib
import ssl
from email.message import EmailMessage
from email.utils import formatdate, make_msgid, parseaddr

from caicach.settings import MailSettings
from corpus.errors import SettingsError
from corpus.language import say

SECONDS = 30


def send(settings: MailSettings | None, to: str, subject: str, text: str) -> None:
    """Sends one mail. Raises SettingsError, with what to do, when it was not taken."""
    if settings is None:
        raise _refused(
            say("Chưa đặt máy chủ thư", "There is no mail server"),
            say("Thêm `watches: {smtp: {host: …, sender: …}}` vào pipelines.yaml.", "Add it to pipelines.yaml."),
        )
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = settings.sender, recipient(to), " ".join(subject.split())
    message["Date"], message["Message-ID"] = formatdate(localtime=True), make_msgid(domain="caicach.invalid")
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(text)
    try:
        with _connected(settings) as server:
            if settings.user:
                server.login(settings.user, os.environ.get(settings.password_env, ""))
            server.send_message(message)
    except (OSError, smtplib.SMTPException) as error:
        raise _refused(
            say(f"Thư không gửi được: {error}", f"The mail could not be sent: {error}"),
            say(
                f"Kiểm tra máy chủ thư và mật khẩu trong {settings.password_env}; lần chạy sau sẽ gửi lại.",
                f"Check the server and the password in {settings.password_env}; the next run tries again.",
            ),
        ) from error


def recipient(text: str) -> str:
    """One plain mail address. Raises SettingsError for anything else."""
    address = parseaddr(text)[1]
    if address != text.strip() or "@" not in address or any(sign in address for sign in "\r\n,; "):
        raise _refused(
            say(f"'{text[:80]}' không phải địa chỉ thư", f"'{text[:80]}' is no mail address"),
            say("Ghi một địa chỉ như ten@coquan.gov.vn.", "Give one address, such as name@example.org."),
        )
    return address


def _connected(settings: MailSettings) -> smtplib.SMTP:
    if settings.security == "tls":
        return smtplib.SMTP_SSL(settings.host, settings.port, timeout=SECONDS, context=ssl.create_default_context())
    server = smtplib.SMTP(settings.host, settings.port, timeout=SECONDS)
    if settings.security == "starttls":
        server.starttls(context=ssl.create_default_context())
    return server


def _refused(what: str, remedy: str) -> SettingsError:
    return SettingsError(what, where="watches.smtp", remedy=remedy)
