"""What a passkey must prove, checked by py_webauthn. Imported at first use: see `actions.passkeys`."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from webauthn import (
    generate_authentication_options,
    generate_registration_options,
    options_to_json,
    verify_authentication_response,
    verify_registration_response,
)
from webauthn.helpers import base64url_to_bytes
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)
from webauthn.registration.verify_registration_response import VerifiedRegistration

from raison.kernel.access import Viewer
from raison.people.ceremony import Credential, Party

BROKEN = (WebAuthnException, ValueError, KeyError, TypeError, AttributeError)
"""What py_webauthn raises for what is not, or not rightly, a credential; its CBOR reader knows no class of its own."""


class NotProved(Exception):
    """The browser sent something that proves nothing."""


def registration(viewer: Viewer, party: Party, challenge: bytes, known: Sequence[bytes]) -> str:
    """What the browser needs to make a passkey that is none of the known, as JSON."""
    options = generate_registration_options(
        rp_id=party.id,
        rp_name="Raison",
        user_id=viewer.id.to_bytes(8, "big"),
        user_name=f"@{viewer.handle}",
        user_display_name=viewer.name,
        challenge=challenge,
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED, user_verification=UserVerificationRequirement.REQUIRED
        ),
        exclude_credentials=[PublicKeyCredentialDescriptor(id=credential) for credential in known],
    )
    return options_to_json(options)


def registered(party: Party, challenge: bytes, credential: Credential) -> VerifiedRegistration:
    """What the browser made. Raises NotProved."""
    with _proving():
        return verify_registration_response(
            credential=credential,
            expected_challenge=challenge,
            expected_rp_id=party.id,
            expected_origin=party.origin,
            require_user_verification=True,
        )


def assertion(party: Party, challenge: bytes) -> str:
    """What the browser needs to sign in, as JSON."""
    options = generate_authentication_options(
        rp_id=party.id, challenge=challenge, user_verification=UserVerificationRequirement.REQUIRED
    )
    return options_to_json(options)


def named(credential: Credential) -> bytes:
    """Which passkey it says it is. Raises NotProved."""
    with _proving():
        return base64url_to_bytes(str(credential["rawId"]))


def asserted(party: Party, challenge: bytes, credential: Credential, *, public_key: bytes, sign_count: int) -> int:
    """The passkey's new count of uses. Raises NotProved."""
    with _proving():
        verified = verify_authentication_response(
            credential=credential,
            expected_challenge=challenge,
            expected_rp_id=party.id,
            expected_origin=party.origin,
            credential_public_key=bytes(public_key),
            credential_current_sign_count=sign_count,
            require_user_verification=True,
        )
    return verified.new_sign_count


@contextmanager
def _proving() -> Iterator[None]:
    try:
        yield
    except BROKEN as error:
        raise NotProved from error
