/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-qti"

#include "config.h"

#include <math.h>
#include <string.h>

#include "layover-printed.h"
#include "layover-qti-reader.h"

/* QTI 2.2, section "Printed variables". A format is never handed to printf: what it asks for is read from it, within these
 * limits, and the rest of it is text. */

#define MAX_WIDTH 64
#define MAX_PRECISION 40
#define MAX_BASE 36
#define MAX_NUMBER_BYTES 512

/**
 * Conversion:
 * @flags: those of printf
 * @precision: -1 for its own
 * @type: a letter of printf; 0 where the format asks for none that is known
 */
typedef struct
{
  char flags[6];
  guint width;
  int precision;
  char type;
} Conversion;

/** layover_printed_load: @node: a printedVariable. Its custom id is the variable's where nothing else is said. */
LayoverPrinted *
layover_printed_load (LayoverXmlNode *node, const char *entry, GError **error)
{
  LayoverPrinted *self = g_new0 (LayoverPrinted, 1);

  self->base = 10;
  if (!layover_qti_read_identifier (node, "identifier", entry, &self->identifier, error)
      || !layover_qti_read_count (node, "base", entry, &self->base, error))
    {
      layover_printed_free (self);
      return NULL;
    }

  self->format = g_strdup (layover_qti_get_attribute (node, "format"));
  self->delimiter = g_strdup (layover_qti_get_attribute (node, "delimiter"));
  self->field = g_strdup (layover_qti_get_attribute (node, "field"));
  self->index = layover_qti_get_attribute (node, "index") != NULL
                    ? (guint) g_ascii_strtoull (layover_qti_get_attribute (node, "index"), NULL, 10)
                    : 0;

  return self;
}

void
layover_printed_free (gpointer data)
{
  LayoverPrinted *self = data;

  g_free (self->custom_id);
  g_free (self->identifier);
  g_free (self->format);
  g_free (self->delimiter);
  g_free (self->field);
  g_free (self);
}

static guint
read_digits (const char **at, guint most)
{
  guint number = 0;

  for (; g_ascii_isdigit (**at); (*at)++)
    number = MIN (number * 10 + (guint) (**at - '0'), most);

  return number;
}

/* @at: (inout): after a "%"; moved behind the conversion when it is one */
static gboolean
read_conversion (const char **at, Conversion *conversion)
{
  const char *p = *at;
  gsize n_flags = MIN (strspn (p, "-+ 0#"), sizeof conversion->flags - 1);

  *conversion = (Conversion){ .precision = -1 };
  memcpy (conversion->flags, p, n_flags);
  p += strspn (p, "-+ 0#");
  conversion->width = read_digits (&p, MAX_WIDTH);
  if (*p == '.')
    {
      p++;
      conversion->precision = (int) read_digits (&p, MAX_PRECISION);
    }
  if (*p == '\0' || strchr ("idoxXeEfFgGrRs", *p) == NULL)
    return FALSE;

  conversion->type = *p;
  *at = p + 1;

  return TRUE;
}

/* "%r" of QTI is "%g" of C, and integers have no point. */
static void
append_number (const Conversion *conversion, double number, GString *out)
{
  char text[MAX_NUMBER_BYTES];
  g_autoptr (GString) format = g_string_new ("%");
  gboolean is_integer = strchr ("id", conversion->type) != NULL;
  int precision = is_integer ? 0 : conversion->precision;
  char type = is_integer                ? 'f'
              : conversion->type == 'r' ? 'g'
              : conversion->type == 'R' ? 'G'
                                        : conversion->type;

  g_string_append (format, conversion->flags);
  if (conversion->width > 0)
    g_string_append_printf (format, "%u", conversion->width);
  if (precision >= 0)
    g_string_append_printf (format, ".%d", precision);
  g_string_append_c (format, type);

  g_string_append (out, g_ascii_formatd (text, sizeof text, format->str, number));
}

static void
append_in_base (gint64 number, guint base, gboolean is_upper, GString *out)
{
  char digits[72];
  gsize at = sizeof digits - 1;
  guint64 rest = number < 0 ? (guint64) -number : (guint64) number;

  digits[at] = '\0';
  do
    {
      guint digit = (guint) (rest % base);

      digits[--at] = (char) (digit < 10 ? '0' + digit : (is_upper ? 'A' : 'a') + digit - 10);
      rest /= base;
    }
  while (rest > 0);

  g_string_append_printf (out, "%s%s", number < 0 ? "-" : "", digits + at);
}

static void
append_converted (const Conversion *conversion, const LayoverValue *value, GString *out)
{
  double number = layover_value_get_float (value);

  switch (conversion->type)
    {
    case 'o':
      append_in_base ((gint64) number, 8, FALSE, out);
      return;
    case 'x':
    case 'X':
      append_in_base ((gint64) number, 16, conversion->type == 'X', out);
      return;
    case 's':
      {
        g_autofree char *text = layover_value_dup_lexical (value);

        g_string_append (out, text);
        return;
      }
    default:
      append_number (conversion, number, out);
    }
}

/* The first conversion is the number; everything else is text, "%%" a percent sign. */
static void
append_formatted (const char *format, const LayoverValue *value, GString *out)
{
  gboolean is_used = FALSE;

  while (*format != '\0')
    {
      const char *after = format + 1;
      Conversion conversion;

      if (*format == '%' && *after == '%')
        {
          g_string_append_c (out, '%');
          format += 2;
        }
      else if (*format == '%' && !is_used && read_conversion (&after, &conversion))
        {
          append_converted (&conversion, value, out);
          is_used = TRUE;
          format = after;
        }
      else
        g_string_append_c (out, *format++);
    }
}

static gboolean
is_finite_number (const LayoverValue *value)
{
  return layover_value_is_numeric (value) && isfinite (layover_value_get_float (value))
         && ABS (layover_value_get_float (value)) < (double) G_MAXINT64;
}

static void
append_single (const LayoverPrinted *self, const LayoverValue *value, GString *out)
{
  gboolean has_base = self->base >= 2 && self->base <= MAX_BASE && self->base != 10;
  g_autofree char *text = NULL;

  if (is_finite_number (value) && self->format != NULL)
    append_formatted (self->format, value, out);
  else if (has_base && layover_value_get_base_type (value) == LAYOVER_BASE_TYPE_INTEGER)
    append_in_base (layover_value_get_integer (value), self->base, FALSE, out);
  else
    {
      text = layover_value_dup_lexical (value);
      g_string_append (out, text != NULL ? text : "");
    }
}

/**
 * layover_printed_dup_text:
 * @value: (nullable): of the variable
 *
 * Returns: (transfer full): what stands in the text; nothing for NULL
 */
char *
layover_printed_dup_text (const LayoverPrinted *self, const LayoverValue *value)
{
  GString *out = g_string_new (NULL);
  LayoverCardinality cardinality;

  if (value == NULL)
    return g_string_free (out, FALSE);

  cardinality = layover_value_get_cardinality (value);
  if (cardinality == LAYOVER_CARDINALITY_RECORD && self->field != NULL)
    {
      value = layover_value_get_field (value, self->field);
      if (value != NULL)
        append_single (self, value, out);
      return g_string_free (out, FALSE);
    }
  if (cardinality != LAYOVER_CARDINALITY_MULTIPLE && cardinality != LAYOVER_CARDINALITY_ORDERED)
    {
      append_single (self, value, out);
      return g_string_free (out, FALSE);
    }

  for (guint i = 0; i < layover_value_get_n_values (value); i++)
    {
      if (self->index > 0 && i + 1 != self->index)
        continue;
      if (out->len > 0)
        g_string_append (out, self->delimiter != NULL ? self->delimiter : ";");
      append_single (self, layover_value_get_value (value, i), out);
    }

  return g_string_free (out, FALSE);
}
