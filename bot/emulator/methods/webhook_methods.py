"""Methods about webhooks: one can be set, read and deleted."""

import re
from urllib.parse import urlsplit

from bot.emulator.account import Account
from bot.emulator.parameters import Parameters, update_kinds
from bot.emulator.responses import Json, Success, bad_request
from bot.emulator.webhook_delivery import is_of_this_machine

_PORTS = (80, 88, 443, 8443)
_DEFAULT_CONNECTIONS = 40


def set_webhook(account: Account, given: Parameters) -> Success:
    url = given.get("url", "")
    if not url:
        return delete_webhook(account, given)
    _check_address(url, is_local=account.local is not None)
    _check_secret(given.get("secret_token", ""))
    if given.get("drop_pending_updates"):
        account.updates.clear()
    if "allowed_updates" in given:
        account.updates.allow(update_kinds(given["allowed_updates"]))
    connections = given.get("max_connections", _DEFAULT_CONNECTIONS)
    webhook = {
        "url": url,
        "has_custom_certificate": "certificate" in given,
        "max_connections": min(max(connections, 1), 100),
    }
    if given.get("secret_token"):
        webhook["secret_token"] = given["secret_token"]
    if "ip_address" in given:
        webhook["ip_address"] = given["ip_address"]
    if webhook == account.updates.webhook:
        return Success(True, "Webhook is already set")
    account.updates.set_webhook(webhook)
    return Success(True, "Webhook was set")


def delete_webhook(account: Account, given: Parameters) -> Success:
    if given.get("drop_pending_updates"):
        account.updates.clear()
    if not account.updates.webhook:
        return Success(True, "Webhook is already deleted")
    account.updates.set_webhook({})
    return Success(True, "Webhook was deleted")


def get_webhook_info(account: Account, given: Parameters) -> Json:
    updates = account.updates
    info: Json = {
        "url": "",
        "has_custom_certificate": False,
        **updates.webhook,
        **updates.last_error,
        "pending_update_count": updates.pending(),
    }
    info.pop("secret_token", None)
    if updates.allowed:
        info["allowed_updates"] = updates.allowed
    return info


def _check_address(url: str, *, is_local: bool) -> None:
    """A server of one's own accepts plain HTTP and every port.

    So does the emulator for addresses of this machine: no proxy with TLS is before a bot that is
    tried here.
    """
    try:
        parts, port = urlsplit(url), urlsplit(url).port
    except ValueError:
        raise bad_request("bad webhook: invalid webhook URL specified") from None
    if is_of_this_machine(url):
        return
    if parts.scheme != "https" and not (is_local and parts.scheme == "http"):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if port not in (None, *_PORTS) and not is_local:
        raise bad_request("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")


def _check_secret(secret: str) -> None:
    if len(secret) > 256:
        raise bad_request("secret token is too long")
    if not re.fullmatch(r"[A-Za-z0-9_-]*", secret):
        raise bad_request("secret token contains unallowed characters")
