"""The schemes of addresses that are registered with IANA and that somebody may follow."""

from __future__ import annotations

from typing import Final

__all__ = ["known_scheme"]

_REGISTERED: Final = frozenset(
    """about acap acct acr adiumxtra aim apt attachment aw bb bitcoin bitcoincash blob bolo
    callto cap chrome chrome-extension cid coap coap+tcp coap+ws coaps coaps+tcp coaps+ws
    content crid cvs dab data dav dhttp diaspora dict did dns dntp doi drm dvb ed2k elsi
    ethereum example facetime fax file filesystem finger fish fm ftp geo gg git go gopher gtalk
    h323 ham hcp http https iax icap icon im imap info iotdisco ipfs ipn ipns ipp ipps irc irc6
    ircs iris iris.beep iris.lwz iris.xpc iris.xpcs isostore itms jabber jar jms keyparc lastfm
    ldap ldaps leaptofrogans lorawan magnet mailserver mailto maps market matrix message mid mms
    modem moz ms-help msnim msrp msrps mtqp mumble mupdate mvn news nfs ni nih nntp notes
    num ocf oid onenote opaquelocktoken openpgp4fpr pack palm paparazzi payment payto pkcs11
    platform pop pres prospero proxy pwid psyc pttp qb query redis rediss reload res resource rmi
    rsync rtmfp rtmp rtsp rtsps rtspu secondlife service session sftp sgn shttp sieve sip sips
    skype smb sms snews snmp soap.beep soap.beeps soldat spotify ssb ssh steam stun stuns submit
    svn swh tag teamspeak tel telnet teliaeid tftp thismessage tip tn3270 tool turn turns tv udp
    unreal urn ut2004 v-event vemmi ventrilo view-source vnc wais web+ap webcal wpid ws wss wtai
    wyciwyg xcon xcon-userid xfire xmlrpc.beep xmlrpc.beeps xmpp xri ymsgr z39.50 z39.50r
    z39.50s""".split()
)


def known_scheme(scheme: str) -> bool:
    """Whether a scheme, in lower case, is registered; web+ and private ones with a dot are let
    pass. `feed` is not: it was proposed, and only programs of its time know it.
    """
    return scheme in _REGISTERED or scheme.startswith("web+") or "." in scheme
