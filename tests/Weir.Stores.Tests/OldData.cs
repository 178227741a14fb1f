namespace Weir.Stores.Tests;

/// <summary>Stores as older schema versions left them, kept as statements.</summary>
internal static class OldData
{
    /// <summary>The statements that make it: <c>server-1</c>, <c>journal-1</c>, <c>postgres-1</c>.</summary>
    public static string Statements(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Data", name + ".sql"));
}
