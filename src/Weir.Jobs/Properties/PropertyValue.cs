namespace Weir.Jobs.Properties;

/// <summary>The text that a property holds.</summary>
public static class PropertyValue
{
    /// <summary>What a value may hold, for error messages.</summary>
    public const string Allowed = "1 to 4000 characters, and none of , = ; | or control characters";

    private const int Longest = 4000;

    /// <summary>The value without the blanks around it, or that it is none.</summary>
    public static bool TryParse(string? text, out string value)
    {
        value = text?.Trim() ?? "";
        return value.Length is > 0 and <= Longest && !value.Any(c => c is ',' or '=' or ';' or '|' || char.IsControl(c));
    }
}
