/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LayoverErrorCode:
 *
 * The stable codes of docs/format.md section 11. The number is what people and scripts quote ("LV1104"), so a
 * code is never renumbered and never reused. 10xx are faults of this computer and say nothing about a file;
 * everything above is a refusal of what a file or a person gave us.
 */
typedef enum
{
  /* 10xx: faults of this computer */
  LAYOVER_ERROR_IO = 1001,
  LAYOVER_ERROR_NO_SPACE = 1002,
  LAYOVER_ERROR_PERMISSION = 1003,
  LAYOVER_ERROR_MEMORY = 1004,
  LAYOVER_ERROR_DATABASE = 1005,
  LAYOVER_ERROR_DATABASE_DAMAGED = 1006,
  LAYOVER_ERROR_DATABASE_NEWER = 1007,
  LAYOVER_ERROR_SECRET_KEY = 1008,
  LAYOVER_ERROR_EXISTS = 1009,
  LAYOVER_ERROR_NOT_FOUND = 1010,
  LAYOVER_ERROR_DATABASE_FOREIGN = 1011,

  /* 11xx: the structure of a container */
  LAYOVER_ERROR_NOT_CONTAINER = 1101,    /* the file does not begin like one */
  LAYOVER_ERROR_INCOMPLETE = 1102,       /* the file ends too early */
  LAYOVER_ERROR_TOO_LARGE = 1103,        /* more bytes than format 1 or the caller allows */
  LAYOVER_ERROR_TRAILING_BYTES = 1104,   /* something follows the end record */
  LAYOVER_ERROR_GAP = 1105,              /* bytes that belong to no entry */
  LAYOVER_ERROR_OVERLAP = 1106,          /* an entry begins inside another one */
  LAYOVER_ERROR_END_RECORD = 1107,       /* count, size or place of the directory are wrong */
  LAYOVER_ERROR_COMMENT = 1108,          /* a comment on the archive or on an entry */
  LAYOVER_ERROR_MULTI_DISK = 1109,       /* an archive in several parts */
  LAYOVER_ERROR_ZIP64 = 1110,            /* fields that announce 64-bit sizes */
  LAYOVER_ERROR_TOO_MANY_ENTRIES = 1111, /* more than 20 000 */
  LAYOVER_ERROR_DIRECTORY = 1112,        /* the central directory is no list of entries */
  LAYOVER_ERROR_HEADERS_DIFFER = 1113,   /* an entry describes itself in two ways */
  LAYOVER_ERROR_NO_LOCAL_HEADER = 1114,  /* listed in the directory, but not in the file */
  LAYOVER_ERROR_NAME_CHARACTER = 1115,   /* a character no name may have */
  LAYOVER_ERROR_NAME_SEGMENT =
      1116, /* an empty segment, or one with a wrong first or last character */
  LAYOVER_ERROR_NAME_LENGTH = 1117,     /* too long, or too many segments */
  LAYOVER_ERROR_NAME_CASE = 1118,       /* two names differ in letter case only */
  LAYOVER_ERROR_NAME_FOLDER = 1119,     /* one name is a folder of another */
  LAYOVER_ERROR_NOT_ASCENDING = 1120,   /* names not in order, or the same name twice */
  LAYOVER_ERROR_ATTRIBUTES = 1121,      /* a link, device, folder or program */
  LAYOVER_ERROR_METHOD = 1122,          /* compressed */
  LAYOVER_ERROR_DATA_DESCRIPTOR = 1123, /* sizes stand behind the data */
  LAYOVER_ERROR_ENCRYPTED = 1124,       /* encrypted by the archive program */
  LAYOVER_ERROR_FLAGS = 1125,           /* any other flag */
  LAYOVER_ERROR_EXTRA_FIELD = 1126,     /* an extra field */
  LAYOVER_ERROR_ZIP_VERSION = 1127,     /* version needed or made by */
  LAYOVER_ERROR_TIMESTAMP = 1128,       /* another time than 1980-01-01 */
  LAYOVER_ERROR_SIZES_DIFFER = 1129,    /* stored, but with two sizes */
  LAYOVER_ERROR_META_INF = 1130,        /* an entry in META-INF that does not belong there */
  LAYOVER_ERROR_NOT_SIGNED = 1131,      /* the list or the signature is not there */
  LAYOVER_ERROR_LIST_SYNTAX = 1132,     /* a line of SHA256SUMS */
  LAYOVER_ERROR_LIST_EMPTY = 1133,      /* SHA256SUMS lists nothing */
  LAYOVER_ERROR_LIST_TOO_LARGE = 1134,  /* SHA256SUMS above 4 MiB */
  LAYOVER_ERROR_LIST_TWICE = 1135,      /* SHA256SUMS names an entry twice */
  LAYOVER_ERROR_LIST_ORDER = 1136,      /* SHA256SUMS in another order than the entries */
  LAYOVER_ERROR_NOT_LISTED = 1137,      /* an entry SHA256SUMS does not name */
  LAYOVER_ERROR_LISTED_ABSENT = 1138,   /* SHA256SUMS names an entry that is not there */
  LAYOVER_ERROR_DIGEST = 1139,          /* the bytes of an entry are not those that were signed */
  LAYOVER_ERROR_CHECKSUM = 1140,        /* the CRC of an entry is wrong */
  LAYOVER_ERROR_NO_ENTRY = 1141,        /* a required entry is missing */
  LAYOVER_ERROR_ENTRY_TOO_LARGE = 1142, /* an entry above what its kind may have */
  LAYOVER_ERROR_NOT_REGULAR = 1143,     /* the path is a link, folder, pipe or device */

  /* 12xx: signature, statement, keys */
  LAYOVER_ERROR_SIGNATURE = 1201,         /* the signature is wrong for this key and these bytes */
  LAYOVER_ERROR_SIGNATURE_SYNTAX = 1202,  /* not four lines of the right form */
  LAYOVER_ERROR_SIGNATURE_COMMENT = 1203, /* another untrusted comment */
  LAYOVER_ERROR_SIGNATURE_LEGACY = 1204,  /* the older kind of minisign signature */
  LAYOVER_ERROR_SIGNATURE_BASE64 =
      1205, /* base64 that does not decode, or to other lengths, or not canonical */
  LAYOVER_ERROR_STATEMENT_SYNTAX = 1206,  /* fields missing, in other order, or other spaces */
  LAYOVER_ERROR_STATEMENT_NEWER = 1207,   /* made for a later version of the format */
  LAYOVER_ERROR_STATEMENT_TYPE = 1208,    /* an unknown type */
  LAYOVER_ERROR_STATEMENT_ID = 1209,      /* no identifier */
  LAYOVER_ERROR_STATEMENT_VERSION = 1210, /* no number from 1 to 2147483647 */
  LAYOVER_ERROR_STATEMENT_TIME = 1211,    /* no instant that exists */
  LAYOVER_ERROR_STATEMENT_FIELD = 1212,   /* an unknown field */
  LAYOVER_ERROR_UNKNOWN_KEY = 1213,       /* nobody we trust has this key */
  LAYOVER_ERROR_WRONG_TYPE = 1214,        /* a genuine file of another kind than asked for */
  LAYOVER_ERROR_KEY_ROLE = 1215,          /* the key is trusted, but not for this kind of file */
  LAYOVER_ERROR_KEY_REVOKED = 1216,       /* its organisation has withdrawn the key */
  LAYOVER_ERROR_OLDER_VERSION = 1217,     /* a higher version was accepted before */
  LAYOVER_ERROR_VERSION_CLASH = 1218,     /* two different files claim the same version */
  LAYOVER_ERROR_BELOW_FLOOR = 1219,       /* its organisation has withdrawn this version */
  LAYOVER_ERROR_PUBLIC_KEY = 1220,        /* text that is no minisign public key */
  LAYOVER_ERROR_SECRET_KEY_SYNTAX = 1221, /* a file that is no minisign secret key */
  LAYOVER_ERROR_PASSPHRASE_NEEDED = 1222, /* the secret key is encrypted */
  LAYOVER_ERROR_PASSPHRASE_WRONG = 1223,  /* it does not open the secret key */
  LAYOVER_ERROR_OTHER_ORGANISATION_KEY =
      1224, /* an enrolment for a known organisation under a foreign key */
  LAYOVER_ERROR_OLDER_ENROLMENT = 1225,   /* a later enrolment was accepted before */
  LAYOVER_ERROR_ENROLMENT_CLASH = 1226,   /* two different enrolments claim the same version */
  LAYOVER_ERROR_FINGERPRINT = 1227,       /* the typed symbols are not the end of the fingerprint */
  LAYOVER_ERROR_PASSPHRASE_LENGTH = 1228, /* empty, or longer than minisign reads */
  LAYOVER_ERROR_PASSPHRASE_DIFFERS = 1229, /* typed twice, and not the same */

  /* 13xx: records and enrolment */
  LAYOVER_ERROR_RECORD = 1301,           /* a line that is not name=value */
  LAYOVER_ERROR_RECORD_TOO_LARGE = 1302, /* above 64 KiB, 2000 lines, or 4096 bytes a value */
  LAYOVER_ERROR_RECORD_UTF8 = 1303,      /* not UTF-8 */
  LAYOVER_ERROR_RECORD_CONTROL = 1304,   /* a control or direction character in a value */
  LAYOVER_ERROR_RECORD_NAME = 1305,      /* a field whose name has a wrong form */
  LAYOVER_ERROR_RECORD_UNKNOWN = 1306,   /* a field this kind of record does not have */
  LAYOVER_ERROR_RECORD_ORDER = 1307,     /* a field in the wrong place */
  LAYOVER_ERROR_RECORD_REPEATED = 1308,  /* a field that may stand once stands twice */
  LAYOVER_ERROR_RECORD_MISSING = 1309,   /* a required field is not there */
  LAYOVER_ERROR_RECORD_VALUE = 1310,     /* a value that is not what its field asks for */
  LAYOVER_ERROR_ENROLMENT_ID = 1311, /* the statement names another organisation than the record */
  LAYOVER_ERROR_ENROLMENT_SIGNER = 1312, /* an enrolment not signed by the key it introduces */
  LAYOVER_ERROR_ENROLMENT_ROLES = 1313,  /* one key in two roles */

  /* 14xx: sealed entries */
  LAYOVER_ERROR_SEALED = 1401,            /* the header of a sealed entry is malformed */
  LAYOVER_ERROR_SEALED_VERSION = 1402,    /* not age version 1 */
  LAYOVER_ERROR_SEALED_ARMOR = 1403,      /* the text form of age */
  LAYOVER_ERROR_SEALED_RECIPIENTS = 1404, /* none, too many, or a mixture of kinds */
  LAYOVER_ERROR_SEALED_NO_MATCH = 1405,   /* sealed for somebody else */
  LAYOVER_ERROR_SEALED_PASSPHRASE = 1406, /* the passphrase or code is wrong */
  LAYOVER_ERROR_SEALED_HEADER = 1407,     /* the header was altered */
  LAYOVER_ERROR_SEALED_PAYLOAD = 1408,    /* the sealed bytes were altered or cut */
  LAYOVER_ERROR_SEALED_WORK = 1409,       /* a work factor outside what format 1 allows */
  LAYOVER_ERROR_AGE_RECIPIENT = 1410,     /* text that is no age1… recipient */
  LAYOVER_ERROR_AGE_IDENTITY = 1411,      /* text or file that is no AGE-SECRET-KEY-1… identity */
  LAYOVER_ERROR_SEALED_SHARE = 1412,      /* a low-order share: anybody could open it */

  /* 15xx: XML */
  LAYOVER_ERROR_XML = 1501,                 /* not the XML that was expected here */
  LAYOVER_ERROR_XML_NOT_WELL_FORMED = 1502, /* not XML */
  LAYOVER_ERROR_XML_ENCODING = 1503,   /* written, or declared, in another encoding than UTF-8 */
  LAYOVER_ERROR_XML_DOCTYPE = 1504,    /* a document type or entity declaration */
  LAYOVER_ERROR_XML_TOO_LARGE = 1505,  /* above 4 MiB */
  LAYOVER_ERROR_XML_INCLUDE = 1506,    /* an element of XInclude */
  LAYOVER_ERROR_XML_STYLESHEET = 1507, /* an xml-stylesheet instruction */
  LAYOVER_ERROR_XML_SCHEMA = 1508,     /* XML, but not what its schema says */
  LAYOVER_ERROR_XML_TOO_DEEP = 1509,   /* an element deeper than 100 */
  LAYOVER_ERROR_XML_TOO_MANY_ELEMENTS = 1510,   /* above 200 000 elements */
  LAYOVER_ERROR_XML_MARKUP_TOO_LONG = 1511,     /* above 16 KiB between < and > */
  LAYOVER_ERROR_XML_TOO_MANY_NAMESPACES = 1512, /* above 100 declared at one place */
  /* where inclusion is followed: */
  LAYOVER_ERROR_XML_INCLUDE_FORM =
      1513, /* an element of XInclude out of its place, or without its href */
  LAYOVER_ERROR_XML_INCLUDE_LOOP = 1514, /* a file that includes itself */
  LAYOVER_ERROR_XML_INCLUDE_TOO_MUCH =
      1515,                               /* above 100 files, 8 in each other, or the size of one */
  LAYOVER_ERROR_XML_INCLUDE_PLACE = 1516, /* the part that is named is not there */
  LAYOVER_ERROR_XML_INCLUDE_TEXT = 1517,  /* what is to be text is not UTF-8 */

  /* 16xx: pages, courses, programmes */
  LAYOVER_ERROR_CONTENT = 1601,         /* not a page, or one that cannot be read as such */
  LAYOVER_ERROR_CONTENT_ELEMENT = 1602, /* an element that pages do not have */
  LAYOVER_ERROR_CONTENT_ACTIVE = 1603,  /* a script, form, frame, refresh, base or event handler */
  LAYOVER_ERROR_CONTENT_STYLE = 1604,   /* a style sheet, or a style that loads something */
  LAYOVER_ERROR_CONTENT_REFERENCE = 1605, /* a reference that is malformed or missing */
  LAYOVER_ERROR_CONTENT_OUTSIDE = 1606,   /* a reference that leads out of the bundle */
  LAYOVER_ERROR_CONTENT_SCHEME = 1607,    /* a reference of a kind that is never allowed */
  LAYOVER_ERROR_CONTENT_REMOTE = 1608,    /* a picture or recording that is not in the bundle */
  LAYOVER_ERROR_CONTENT_DATA = 1609,      /* data in a reference that is no small PNG or JPEG */
  LAYOVER_ERROR_CONTENT_RAW_HTML = 1610,  /* HTML in Markdown */
  LAYOVER_ERROR_CONTENT_CALLOUT = 1611,   /* a call-out of a kind that does not exist */
  LAYOVER_ERROR_CONTENT_NESTING = 1612,   /* a block where only words may stand */
  LAYOVER_ERROR_CONTENT_ENCODING = 1613,  /* Markdown that is not UTF-8 */
  LAYOVER_ERROR_CONTENT_TOO_LARGE = 1614, /* Markdown above 1 MiB */
  LAYOVER_ERROR_CONTENT_TOO_DEEP = 1615,  /* Markdown nested deeper than 100 */

  LAYOVER_ERROR_COURSE_DUPLICATE = 1631,
  LAYOVER_ERROR_COURSE_REFERENCE = 1632,
  LAYOVER_ERROR_COURSE_URI = 1633,
  LAYOVER_ERROR_COURSE_DATE = 1634,
  LAYOVER_ERROR_PROGRAMME_ORDINAL = 1635,

  /* 165x and 166x: a bundle as a whole, and the folder it is packed from */
  LAYOVER_ERROR_BUNDLE_NOTHING = 1650,   /* neither a course nor a programme */
  LAYOVER_ERROR_BUNDLE_REFERENCE = 1651, /* an entry is named that is not there */
  LAYOVER_ERROR_BUNDLE_PLACE = 1652,     /* a link to a place that its page does not have */
  LAYOVER_ERROR_BUNDLE_LINK = 1653,      /* a link to something that is no page */
  LAYOVER_ERROR_BUNDLE_PAGE_TYPE = 1654, /* a page that is neither Markdown nor XHTML */
  LAYOVER_ERROR_BUNDLE_TEXT_SIZE = 1655, /* a text above 4 MiB */
  LAYOVER_ERROR_BUNDLE_MEDIA_TYPE =
      1656, /* media outside the fixed list, or of another kind than needed */
  LAYOVER_ERROR_BUNDLE_MEDIA_NAME = 1657, /* a name that belongs to another media type */
  LAYOVER_ERROR_BUNDLE_IMAGE = 1658,      /* a picture whose header is damaged */
  LAYOVER_ERROR_BUNDLE_IMAGE_SIZE = 1659, /* a picture above 40 megapixels */
  LAYOVER_ERROR_BUNDLE_UNUSED = 1660,     /* an entry that nothing uses */
  LAYOVER_ERROR_BUNDLE_MINUTES = 1661,    /* course and test disagree about the time of an exam */
  LAYOVER_ERROR_BUNDLE_EXAM_EMPTY = 1662, /* an exam without questions */
  LAYOVER_ERROR_BUNDLE_PROGRAMME = 1663,  /* the course names what the programme does not have */
  LAYOVER_ERROR_FOLDER_SPECIAL = 1664,    /* a link, pipe or device in the folder */
  LAYOVER_ERROR_FOLDER_DEEP = 1665,       /* folders nested too deeply */
  LAYOVER_ERROR_FOLDER_RESERVED = 1666,   /* a file that packing makes itself */
  LAYOVER_ERROR_PACK_ORGANISATION = 1667, /* no organisation, or another one than the enrolment's */
  LAYOVER_ERROR_PACK_PUBLISHER = 1668,    /* the key is no publisher of the enrolment */
  LAYOVER_ERROR_BUNDLE_EXAM_OPEN = 1669,  /* an exam that has to be sealed lies in the open */

  /* 17xx: QTI */
  LAYOVER_ERROR_QTI = 1701,
  /* an identifier is not one */
  LAYOVER_ERROR_QTI_IDENTIFIER = 1702,
  /* two things of the same kind have the same identifier */
  LAYOVER_ERROR_QTI_DUPLICATE = 1703,
  /* a number is none, not finite, negative where it counts, or beyond 32 bits */
  LAYOVER_ERROR_QTI_NUMBER = 1704,
  /* more choices, items or values than format.md section 10 allows */
  LAYOVER_ERROR_QTI_TOO_MANY = 1705,
  /* a value is not of its type */
  LAYOVER_ERROR_QTI_VALUE = 1706,
  /* something refers to a variable, choice, interaction or part of a test that nobody declares */
  LAYOVER_ERROR_QTI_UNDECLARED = 1707,
  /* an expression or rule that QTI does not have, or with the wrong number of operands */
  LAYOVER_ERROR_QTI_EXPRESSION = 1708,
  /* QTI that this version knows by name but cannot present or score */
  LAYOVER_ERROR_QTI_UNSUPPORTED = 1709,
  /* a section contains itself */
  LAYOVER_ERROR_QTI_LOOP = 1710,
  /* a required attribute is missing, or has a word that is not allowed */
  LAYOVER_ERROR_QTI_ATTRIBUTE = 1711,
  /* a regular expression is none */
  LAYOVER_ERROR_QTI_PATTERN = 1712,
  /* rules that do not come to an end */
  LAYOVER_ERROR_QTI_ENDLESS = 1713,
  /* a response that does not fit its declaration */
  LAYOVER_ERROR_QTI_RESPONSE = 1714,
  /* a test without a single item */
  LAYOVER_ERROR_QTI_EMPTY = 1715,
  /* a results report that is none */
  LAYOVER_ERROR_QTI_REPORT = 1716,
  /* an extension of somebody's own, which is kept and has no meaning here; only ever a remark */
  LAYOVER_ERROR_QTI_EXTENSION = 1717,
  /* an attempt that the test does not allow: too many, nothing answered, an answer beyond its limits, too early, late */
  LAYOVER_ERROR_QTI_ATTEMPT = 1718,

  /* 174x: questions and tests outside a bundle: scripts, tables, content packages */
  LAYOVER_ERROR_QTI_NOTATION = 1741,   /* not JSON, or not the JSON that stands for such a value */
  LAYOVER_ERROR_QTI_SCRIPT = 1742,     /* a script of a test that cannot be followed */
  LAYOVER_ERROR_QTI_TABLE = 1743,      /* a row without the columns that were asked for */
  LAYOVER_ERROR_SOURCE_NAME = 1744,    /* a name that leads out of the folder or package */
  LAYOVER_ERROR_SOURCE_MISSING = 1745, /* a file is named that is not there */
  LAYOVER_ERROR_PACKAGE = 1746,        /* not a ZIP file, or one with a damaged directory */
  LAYOVER_ERROR_PACKAGE_DUPLICATE = 1747, /* a package with two files of one name */
  LAYOVER_ERROR_PACKAGE_METHOD = 1748,    /* encrypted, or compressed otherwise than by deflate */
  LAYOVER_ERROR_PACKAGE_DAMAGED = 1749,   /* a file in a package that is not what its header says */
  LAYOVER_ERROR_MANIFEST = 1750,          /* XML, but not the manifest of a content package */
  LAYOVER_ERROR_MANIFEST_DEPENDENCY = 1751, /* a resource needs another one that is not there */
  LAYOVER_ERROR_MANIFEST_NESTED = 1752,     /* a manifest inside a manifest */

  /* 18xx: what this computer holds already: versions, trust, the library */
  LAYOVER_ERROR_LIBRARY = 1801,
  /* a signed file of a kind that is not opened here: a result, a session… */
  LAYOVER_ERROR_NOT_OPENABLE = 1802,
  /* the end of the fingerprint was typed wrong three times */
  LAYOVER_ERROR_FINGERPRINT_TRIES = 1803,
  /* bundle.rec names another organisation than the one that signed */
  LAYOVER_ERROR_BUNDLE_ORG = 1804,
  /* course.xml has another identifier than the signed statement */
  LAYOVER_ERROR_BUNDLE_ID = 1805,
  /* neither a course nor a programme is inside */
  LAYOVER_ERROR_BUNDLE_EMPTY = 1806,
  /* a file of an installed course is gone or was changed */
  LAYOVER_ERROR_COURSE_DAMAGED = 1807,
  /* nobody has said who is studying */
  LAYOVER_ERROR_NO_PROFILE = 1808,
  /* the bundle has expired: its exams are closed */
  LAYOVER_ERROR_EXAM_EXPIRED = 1809,
  /* the key that signed the bundle was withdrawn */
  LAYOVER_ERROR_EXAM_REVOKED = 1810,
  /* every attempt is used */
  LAYOVER_ERROR_EXAM_ATTEMPTS = 1811,
  /* the next attempt is not allowed yet */
  LAYOVER_ERROR_EXAM_WAIT = 1812,
  /* the exam needs a proctor or is scored centrally, which this version does not do */
  LAYOVER_ERROR_EXAM_KIND = 1813,
  /* another attempt is still open */
  LAYOVER_ERROR_EXAM_OPEN = 1814,
  /* the organisation of the bundle is not trusted any more */
  LAYOVER_ERROR_EXAM_NOT_TRUSTED = 1815,
  LAYOVER_ERROR_NO_SUCH_RESULT = 1890, /* the outbox has no result of that attempt */

  /* 19xx: attempts and results */
  LAYOVER_ERROR_ATTEMPT = 1901,
  /* a line of the event log is not one that could have been written */
  LAYOVER_ERROR_EVENT = 1902,
  /* events are missing, out of order, before the start or after the submission */
  LAYOVER_ERROR_EVENT_ORDER = 1903,
  /* an answer is later than the time limit */
  LAYOVER_ERROR_EVENT_TIME = 1904,
  /* count or end of the chain of events differ from what was stored */
  LAYOVER_ERROR_CHAIN = 1905,
  /* the exam takes no more answers */
  LAYOVER_ERROR_ATTEMPT_CLOSED = 1906,
  /* the record names items or responses that the test does not have */
  LAYOVER_ERROR_ATTEMPT_OTHER_TEST = 1907,
  /* one answer of more than 64 KiB */
  LAYOVER_ERROR_ANSWER_TOO_LONG = 1908,
  /* the record goes on with an item at which no attempt was left */
  LAYOVER_ERROR_ATTEMPT_USED_UP = 1909,
  /* a file without a byte cannot be handed in */
  LAYOVER_ERROR_ANSWER_FILE_EMPTY = 1910,
  /* one file of more than 8 MB */
  LAYOVER_ERROR_ANSWER_FILE_TOO_LARGE = 1911,
  /* more than 32 MB in all files of an attempt */
  LAYOVER_ERROR_ANSWER_FILES_TOO_LARGE = 1912,
  /* what was picked is a folder, a device, or on another computer */
  LAYOVER_ERROR_ANSWER_NOT_A_FILE = 1913,
  /* an answer describes no file, or one whose bytes are not there */
  LAYOVER_ERROR_ANSWER_FILE = 1914,
  /* a result's sealed part names another device than its signature */
  LAYOVER_ERROR_RESULT_DEVICE = 1921,
  /* a field of a result's sealed part differs from the readable one */
  LAYOVER_ERROR_RESULT_DIFFERS = 1922,
  /* a result's statement does not name its attempt and version 1 */
  LAYOVER_ERROR_RESULT_STATEMENT = 1923,
  /* a result has an entry that does not belong there */
  LAYOVER_ERROR_RESULT_ENTRY = 1924,
  /* result.xml is not what the events come to */
  LAYOVER_ERROR_RESULT_REPORT = 1925,
  /* the attempt is not handed in */
  LAYOVER_ERROR_RESULT_NOT_SUBMITTED = 1926,
  /* the organisation's enrolment names nobody who can open a result */
  LAYOVER_ERROR_RESULT_NO_RECIPIENT = 1927,
  /* a result of another paper than the one it is compared with */
  LAYOVER_ERROR_RESULT_PAPER = 1928,
  /* an answer of a result names a file that is not in it as it is described */
  LAYOVER_ERROR_RESULT_FILE = 1929,
} LayoverErrorCode;

/**
 * LayoverErrorPlace:
 * @LAYOVER_PLACE_NONE: the error is about the whole entry or file
 * @LAYOVER_PLACE_LINE: the position is a line, counted from 1
 * @LAYOVER_PLACE_OFFSET: the position is a byte, counted from 0
 */
typedef enum
{
  LAYOVER_PLACE_NONE,
  LAYOVER_PLACE_LINE,
  LAYOVER_PLACE_OFFSET,
} LayoverErrorPlace;

#define LAYOVER_ERROR (layover_error_quark ())
GQuark layover_error_quark (void);

void layover_set_error (GError **error, LayoverErrorCode code, const char *entry,
                        const char *format, ...) G_GNUC_PRINTF (4, 5);
void layover_set_error_at_line (GError **error, LayoverErrorCode code, const char *entry,
                                gint64 line, gint64 column, const char *format, ...)
    G_GNUC_PRINTF (6, 7);
void layover_set_error_at_offset (GError **error, LayoverErrorCode code, const char *entry,
                                  gint64 offset, const char *format, ...) G_GNUC_PRINTF (5, 6);
void layover_set_error_from_errno (GError **error, int saved_errno, const char *file,
                                   const char *doing);

void layover_error_add_file (GError **error, const char *file);
void layover_error_add_entry (GError **error, const char *entry);

const char *layover_error_get_file (const GError *error);
const char *layover_error_get_entry (const GError *error);
LayoverErrorPlace layover_error_get_place (const GError *error, gint64 *position, gint64 *column);
gboolean layover_error_is_local_fault (const GError *error);
char *layover_error_dup_code (const GError *error);
char *layover_error_describe (const GError *error);

G_END_DECLS
