using System.Globalization;

namespace Weir.Schedules.Crontabs;

/// <summary>A time field as Debian's cron reads it, which is not always as its manual says.</summary>
internal sealed class CrontabField
{
    private readonly List<CrontabElement> _elements;

    private CrontabField(List<CrontabElement> elements, bool isStar) => (_elements, IsStar) = (elements, isStar);

    /// <summary>Whether it begins with <c>*</c>: for cron that alone is a star, whatever follows.</summary>
    public bool IsStar { get; }

    /// <summary>Whether no number meets it.</summary>
    public bool IsEmpty => _elements.TrueForAll(element => element.IsReversed);

    /// <summary>Whether some of it is a range that is turned round.</summary>
    public bool HasReversed => _elements.Exists(element => element.IsReversed);

    /// <summary>All numbers at once.</summary>
    public static CrontabField Any(CrontabRange range) => new([new CrontabElement(range.Least, range.Most, 1, IsStar: true)], isStar: true);

    /// <summary>Reads one, or says what is wrong.</summary>
    public static bool TryParse(string text, CrontabRange range, out CrontabField field, out string fault)
    {
        List<CrontabElement> elements = [];
        field = new CrontabField(elements, text.StartsWith('*'));
        var at = 0;
        do
        {
            if (!TryElement(text, ref at, range, out var element, out fault))
            {
                return false;
            }

            elements.Add(element);
        } while (at < text.Length && text[at++] == ',');

        // What follows a list, cron passes over.
        return true;
    }

    public bool Has(int number) => _elements.Exists(element => element.Has(number));

    /// <summary>As a frequency takes it, without what is never met.</summary>
    public override string ToString() => string.Join(',', _elements.Where(element => !element.IsReversed));

    private static bool TryElement(string text, ref int at, CrontabRange range, out CrontabElement element, out string fault)
    {
        element = default;
        var isStar = at < text.Length && text[at] == '*';
        var (first, last) = (range.Least, range.Most);
        if (isStar)
        {
            at++;
        }
        else if (!TryNumber(text, ref at, range, out first, out fault))
        {
            return false;
        }
        else if (at >= text.Length || text[at] != '-')
        {
            element = new CrontabElement(first, first, 1, IsStar: false);
            fault = "a step follows a single number: cron takes one after * or a range only";
            return at >= text.Length || text[at] != '/';
        }
        else
        {
            at++;
            if (!TryNumber(text, ref at, range, out last, out fault))
            {
                return false;
            }
        }

        var step = 1;
        fault = "a step is a number from 1";
        if (at < text.Length && text[at] == '/')
        {
            at++;
            var from = at;
            while (at < text.Length && char.IsAsciiDigit(text[at]))
            {
                at++;
            }

            if (!int.TryParse(text.AsSpan(from, at - from), NumberStyles.None, CultureInfo.InvariantCulture, out step) || step < 1)
            {
                return false;
            }
        }

        element = new CrontabElement(first, last, step, isStar);
        return true;
    }

    private static bool TryNumber(string text, ref int at, CrontabRange range, out int number, out string fault)
    {
        var from = at;
        while (at < text.Length && char.IsAsciiLetterOrDigit(text[at]))
        {
            at++;
        }

        var word = text[from..at];
        number = Array.FindIndex(range.Names, name => string.Equals(name, word, StringComparison.OrdinalIgnoreCase)) + range.FirstName;
        fault = $"'{word}' is not {range.Allowed}";
        return number >= range.FirstName
            || (
                int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out number)
                && number >= range.Least
                && number <= range.Most
            );
    }
}
