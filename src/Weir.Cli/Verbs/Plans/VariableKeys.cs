using Weir.Tracking.Variables;

namespace Weir.Cli.Verbs;

/// <summary>What is said of a variable, by the keys of its definition.</summary>
internal static class VariableKeys
{
    public static IEnumerable<(string Key, string Value)> Of(VariableText variable) =>
        from pair in new (string Key, string? Value)[]
        {
            ("name", variable.Name),
            ("schedule", variable.Schedule),
            ("job", variable.Job),
            ("description", variable.Description),
            ("value", variable.Value),
            ("program", variable.Program is { } words ? string.Join(' ', words) : null),
            ("within", variable.Within),
            ("date", variable.Date),
            ("time", variable.Time),
            ("move", variable.Move),
            ("calendar", variable.Calendar),
            ("form", variable.Form),
            ("environment", variable.Environment),
            ("file", variable.File),
            ("default", variable.Default),
            ("trim", variable.Trim),
            ("slice", variable.Slice),
            ("number", variable.Number),
            ("localDataArea", variable.LocalDataArea),
            ("raw", variable.Raw == true ? "true" : null),
        }
        where pair.Value is not null
        select (pair.Key, pair.Value!);
}
