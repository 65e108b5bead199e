"""Videos of YouTube, whose pages answer 200 when the video is long gone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, quote

from coursekit.linkcheck.answers import Fetched
from coursekit.linkcheck.probes.answered import json_of, not_alive, title_words
from coursekit.linkcheck.probes.interface import Asker, Cited
from coursekit.linkcheck.urls import host_of
from coursekit.linkcheck.verdicts import Observation, Seen
from coursekit.model.url import Url

_HOSTS = ("youtube.com", "www.youtube.com", "m.youtube.com", "www.youtube-nocookie.com")
_SHORT = "youtu.be"
_ID = re.compile(r"[\w-]{11}", re.ASCII)
_EMBED = re.compile(r"/(?:embed|v|live)/([\w-]{11})/?", re.ASCII)


@dataclass(frozen=True, slots=True)
class YouTube:
    """oEmbed, and the thumbnail where oEmbed refuses.

    200 with JSON is there, 401 is there and not to be embedded; 404 is deleted and 403 private or
    removed, if the thumbnail is gone as well: a wall against machines looks the same. Lists,
    channels and shorts are ordinary pages.
    """

    oembed: str = "https://www.youtube.com/oembed"
    thumbnails: str = "https://img.youtube.com/vi/"

    def fits(self, url: Url) -> bool:
        return _video(url) is not None

    def host(self, url: Url) -> str:
        return host_of(self.oembed)

    def look(self, cited: Cited, web: Asker) -> Observation:
        video = _video(cited.url)
        watch = quote(f"https://www.youtube.com/watch?v={video}", safe="")
        answer = web.get(f"{self.oembed}?format=json&url={watch}")
        status = answer.status if isinstance(answer, Fetched) else None
        if status == 401:
            return Observation(kind=Seen.ALIVE, reason="it may not be embedded")
        told = json_of(answer) if status == 200 else None
        if told is not None:
            return Observation(kind=Seen.ALIVE, title=title_words(told.get("title")))
        if status not in (200, 400, 403, 404):
            return not_alive(answer) or Observation(kind=Seen.FAILED, reason="oEmbed tells nothing")
        thumbnail = web.ask(f"{self.thumbnails}{video}/hqdefault.jpg")
        gone = isinstance(thumbnail, Fetched) and thumbnail.status == 404
        return _unseen(status == 404, gone)


def _unseen(deleted: bool, gone: bool) -> Observation:
    """What a refusal means, by whether the thumbnail is gone."""
    if deleted and gone:
        return Observation(kind=Seen.MISSING, reason="the video was deleted")
    if deleted:
        return Observation(kind=Seen.FAILED, reason="oEmbed does not know the video")
    if gone:
        return Observation(kind=Seen.FAILED, reason="the video is private or was removed")
    return Observation(kind=Seen.BLOCKED, reason="oEmbed refuses; the thumbnail is there")


def _video(url: Url) -> str | None:
    """The id of the video that a URL shows."""
    if url.host == _SHORT:
        found = url.path.strip("/")
    elif url.host not in _HOSTS:
        return None
    elif url.path == "/watch":
        found = parse_qs(url.query.removeprefix("?")).get("v", [""])[0]
    else:
        match = _EMBED.fullmatch(url.path)
        found = match[1] if match else ""
    return found if _ID.fullmatch(found) and found != "videoseries" else None
