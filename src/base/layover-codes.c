/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-base"

#include "config.h"

#include <string.h>

#include "layover-codes.h"

/* Without I, L, O and U: what looks alike on paper is read alike. */
static const char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

static guint
symbol_value (char symbol)
{
  const char *found = strchr (alphabet, symbol);

  g_assert (found != NULL && symbol != '\0');
  return (guint) (found - alphabet);
}

/**
 * layover_crockford_encode:
 * @bytes: at least 5 × @n_symbols bits
 *
 * Returns: (transfer full): the first 5 × @n_symbols bits, the highest first, five to a symbol
 */
char *
layover_crockford_encode (const guint8 *bytes, guint n_symbols)
{
  char *text = g_malloc (n_symbols + 1);

  for (guint i = 0; i < n_symbols; i++)
    {
      guint value = 0;

      for (guint bit = 5 * i; bit < 5 * i + 5; bit++)
        value = value << 1 | ((bytes[bit / 8] >> (7 - bit % 8)) & 1);
      text[i] = alphabet[value];
    }
  text[n_symbols] = '\0';

  return text;
}

/**
 * layover_crockford_normalise:
 * @typed: what a person wrote, in any spelling
 *
 * Returns: (transfer full) (nullable): upper case, without hyphens and spaces, I and L as 1, O as 0; %NULL
 *   when something else was typed
 */
char *
layover_crockford_normalise (const char *typed)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (const char *p = typed; *p != '\0'; p++)
    {
      char c = g_ascii_toupper (*p);

      if (c == '-' || c == ' ')
        continue;
      if (c == 'I' || c == 'L')
        c = '1';
      else if (c == 'O')
        c = '0';
      if (strchr (alphabet, c) == NULL)
        return NULL;
      g_string_append_c (out, c);
    }

  return g_strdup (out->str);
}

/* The sum of Luhn mod 32, counted from the right; @factor is 1 when the last symbol is the check symbol. */
static guint
luhn_sum (const char *symbols, guint factor)
{
  guint sum = 0;

  for (gsize i = strlen (symbols); i > 0; i--)
    {
      guint product = factor * symbol_value (symbols[i - 1]);

      sum += product / 32 + product % 32;
      factor = 3 - factor;
    }

  return sum % 32;
}

/**
 * layover_code_get_check_symbol:
 * @symbols: normalised Crockford symbols
 *
 * Returns: the Luhn mod 32 symbol that is written behind @symbols. It notices every single wrong symbol and all
 *   swaps of two neighbours but 0 and Z.
 */
char
layover_code_get_check_symbol (const char *symbols)
{
  return alphabet[(32 - luhn_sum (symbols, 2)) % 32];
}

/** layover_code_new: Returns: (transfer full): @n_symbols symbols of @bytes and one check symbol, not grouped */
char *
layover_code_new (const guint8 *bytes, guint n_symbols)
{
  g_autofree char *symbols = layover_crockford_encode (bytes, n_symbols);

  return g_strdup_printf ("%s%c", symbols, layover_code_get_check_symbol (symbols));
}

/** layover_code_is_valid: Returns: whether the last of the normalised @symbols is the right check symbol */
gboolean
layover_code_is_valid (const char *symbols)
{
  return strlen (symbols) >= 2 && luhn_sum (symbols, 1) == 0;
}

/** layover_code_group: Returns: (transfer full): @symbols with a hyphen after every @group_size, for reading aloud */
char *
layover_code_group (const char *symbols, guint group_size)
{
  GString *out = g_string_new (NULL);

  g_return_val_if_fail (group_size > 0, g_string_free (out, FALSE));

  for (gsize i = 0; symbols[i] != '\0'; i++)
    {
      if (i > 0 && i % group_size == 0)
        g_string_append_c (out, '-');
      g_string_append_c (out, symbols[i]);
    }

  return g_string_free (out, FALSE);
}
