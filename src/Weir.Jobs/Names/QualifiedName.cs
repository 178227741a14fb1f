using System.Diagnostics.CodeAnalysis;

namespace Weir.Jobs;

/// <summary>A name inside a library, written <c>LIBRARY/NAME</c>: a job description, a job queue.</summary>
public readonly record struct QualifiedName(ObjectName Library, ObjectName Name)
{
    /// <summary>Where a submission names none: <c>WEIR/DEFAULT</c>.</summary>
    public static QualifiedName Default { get; } = Parse("WEIR/DEFAULT");

    /// <summary>Reads <c>LIBRARY/NAME</c>.</summary>
    /// <exception cref="FormatException">The text is not of that form; the message says what is allowed.</exception>
    public static QualifiedName Parse(string text) =>
        TryParse(text, out var name)
            ? name
            : throw new FormatException($"'{Printable.Escape(text)}' is not LIBRARY/NAME: each part is {ObjectName.Allowed}");

    /// <summary>Reads <c>LIBRARY/NAME</c>, or says no.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out QualifiedName name)
    {
        name = default;
        var slash = text?.IndexOf('/', StringComparison.Ordinal) ?? -1;
        if (slash < 0 || !ObjectName.TryParse(text![..slash], out var library) || !ObjectName.TryParse(text[(slash + 1)..], out var own))
        {
            return false;
        }

        name = new QualifiedName(library, own);
        return true;
    }

    /// <inheritdoc />
    public override string ToString() => $"{Library}/{Name}";
}
