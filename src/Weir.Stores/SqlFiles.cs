using System.Globalization;

namespace Weir.Stores;

/// <summary>The statements and migrations of one store, from the files in <c>Sql/</c>.</summary>
internal sealed class SqlFiles(string folder)
{
    private const string MigrationsFolder = "Migrations/";

    /// <summary>The statement in <c>Sql/FOLDER/NAME.sql</c>.</summary>
    public string this[string name] => Read($"{folder}/{name}.sql");

    /// <summary>All migrations, by rising version; file names are <c>001_what.sql</c>.</summary>
    public IReadOnlyList<Migration> Migrations()
    {
        var prefix = $"{folder}/{MigrationsFolder}";
        return
        [
            .. typeof(SqlFiles)
                .Assembly.GetManifestResourceNames()
                .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(name => new Migration(
                    int.Parse(name.AsSpan(prefix.Length, 3), NumberStyles.None, CultureInfo.InvariantCulture),
                    name[(prefix.Length + 4)..^4],
                    Read(name)
                )),
        ];
    }

    private static string Read(string resource)
    {
        using var stream =
            typeof(SqlFiles).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"no statement '{resource}' was built in");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
