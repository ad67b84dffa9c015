"""The endpoints of all models that were asked for, as one set of settings has them."""

from __future__ import annotations

from lynkr.gateway.credentials import Authorizer
from lynkr.gateway.prepare import Endpoint
from lynkr.providers.base import Provider
from lynkr.settings import Settings

_MAX_ENDPOINTS = 256
"""Models may be named by clients, so what is kept of them is bounded."""


class Endpoints:
    """Each is made when it is first asked for, and replaced when its upstream has taught us something."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._endpoints: dict[tuple[str, str], Endpoint] = {}
        self._authorizers: dict[str, Authorizer | None] = {}

    def of(self, provider: Provider, model: str) -> Endpoint:
        endpoint = self._endpoints.get((provider.name, model))
        if endpoint is None:
            if len(self._endpoints) >= _MAX_ENDPOINTS:
                self._endpoints.clear()
            endpoint = Endpoint.of(provider, self._settings, model, self._authorizer(provider))
            self._endpoints[provider.name, model] = endpoint
        return endpoint

    def replace(self, endpoint: Endpoint) -> None:
        """Use `endpoint` for its model from now on."""
        self._endpoints[endpoint.provider.name, endpoint.model] = endpoint

    def _authorizer(self, provider: Provider) -> Authorizer | None:
        """The provider's credentials, one for all its models."""
        if provider.name not in self._authorizers:
            credentials = provider.credentials(self._settings)
            self._authorizers[provider.name] = None if credentials is None else Authorizer(credentials, provider.title)
        return self._authorizers[provider.name]
