using System.Text;
using Weir.Linux;

namespace Weir.JobVariables;

/// <summary>What an agent's records call the agent and the session: the id is set once, the session counts the boots seen.</summary>
/// <param name="Catalog">The agent's id.</param>
/// <param name="Session">The session's number.</param>
public sealed record StoreIdentity(CatalogId Catalog, SessionNumber Session)
{
    private const string FileName = ".catalog",
        FirstLine = "weir-catalog 1";
    private const int Most = 4096;

    internal static StoreIdentity Load(string folder, string machine, Guid boot)
    {
        using var root = FolderHandle.Open(folder);
        var now = boot.ToString();
        if (root.Read(FileName, Most) is not { } bytes)
        {
            return new StoreIdentity(CatalogId.Derive(machine), new SessionNumber(1)).Keep(root, now);
        }

        var words = KeyValueLines.Read(bytes, FirstLine);
        var known = new StoreIdentity(
            CatalogId.Parse(KeyValueLines.Need(words, "catalog")),
            KeyValueLines.SessionOf(KeyValueLines.Need(words, "session"))
        );
        return KeyValueLines.Need(words, "boot") == now ? known : (known with { Session = known.Session.Next() }).Keep(root, now);
    }

    private StoreIdentity Keep(FolderHandle root, string boot)
    {
        var text = new StringBuilder(FirstLine).Append('\n');
        KeyValueLines.Add(text, "catalog", Catalog.ToString());
        KeyValueLines.Add(text, "session", Session.ToString());
        KeyValueLines.Add(text, "boot", boot);
        DurableFile.Write(root, FileName, Encoding.UTF8.GetBytes(text.ToString()), 0x1A4);
        return this;
    }
}
