namespace Weir.Stores.Postgres;

/// <summary>Text that PostgreSQL takes: it knows no zero character and no half of a surrogate pair.</summary>
internal static class PostgresText
{
    private const char Replacement = '\uFFFD';

    public static string? Clean(string? text)
    {
        if (text is null || !Has(text))
        {
            return text;
        }

        return string.Create(
            text.Length,
            text,
            static (clean, from) =>
            {
                for (var i = 0; i < from.Length; i++)
                {
                    clean[i] = from[i] == '\0' || IsHalf(from, i) ? Replacement : from[i];
                }
            }
        );
    }

    private static bool Has(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\0' || IsHalf(text, i))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsHalf(string text, int at) =>
        (char.IsHighSurrogate(text[at]) && (at + 1 == text.Length || !char.IsLowSurrogate(text[at + 1])))
        || (char.IsLowSurrogate(text[at]) && (at == 0 || !char.IsHighSurrogate(text[at - 1])));
}
