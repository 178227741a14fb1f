namespace Weir.ThruPut;

/// <summary>What is fixed for each of the nine requests: its code, its body's tag, its versions.</summary>
public static class ThruPutTypes
{
    /// <summary>All nine, in the order of the pages.</summary>
    public static IReadOnlyList<ThruPutType> All { get; } = Enum.GetValues<ThruPutType>();

    /// <summary>The code in <c>request_type</c>: <c>GSQ</c>.</summary>
    public static string Code(this ThruPutType type) =>
        type switch
        {
            ThruPutType.Gsq => "GSQ",
            ThruPutType.Psq => "PSQ",
            ThruPutType.Sgj => "SGJ",
            ThruPutType.Spj => "SPJ",
            ThruPutType.Sgd => "SGD",
            ThruPutType.Hsl => "HSL",
            ThruPutType.Hsq => "HSQ",
            ThruPutType.Hca => "HCA",
            _ => "HXA",
        };

    /// <summary>The tag of its body in request and reply: <c>body_gsq</c>.</summary>
    public static string BodyTag(this ThruPutType type) =>
        type switch
        {
            ThruPutType.Gsq => "body_gsq",
            ThruPutType.Psq => "body_psq",
            ThruPutType.Sgj => "body_sgj",
            ThruPutType.Spj => "body_spj",
            ThruPutType.Sgd => "body_sgd",
            ThruPutType.Hsl => "body_hsl",
            ThruPutType.Hsq => "body_hsq",
            ThruPutType.Hca => "body_hca",
            _ => "body_hxa",
        };

    /// <summary>The newest layout of its body; all from 1 to this are served.</summary>
    public static int NewestVersion(this ThruPutType type) =>
        type switch
        {
            ThruPutType.Psq or ThruPutType.Spj or ThruPutType.Hsl or ThruPutType.Hsq or ThruPutType.Hca => 2,
            _ => 1,
        };

    /// <summary>Finds the request of a code, in any case.</summary>
    public static bool TryParse(string? code, out ThruPutType type)
    {
        foreach (var candidate in All)
        {
            if (string.Equals(candidate.Code(), code, StringComparison.OrdinalIgnoreCase))
            {
                type = candidate;
                return true;
            }
        }

        type = default;
        return false;
    }

    internal static bool TryParseBodyTag(string tag, out ThruPutType type)
    {
        foreach (var candidate in All)
        {
            if (string.Equals(candidate.BodyTag(), tag, StringComparison.Ordinal))
            {
                type = candidate;
                return true;
            }
        }

        type = default;
        return false;
    }
}
