using System.Text.Json;
using Weir.Definitions;
using Weir.Jobs;
using Weir.Stores;
using Weir.Stores.Server;

namespace Weir.Server.Definitions;

/// <summary>Whether a stored definition can be read: one that cannot is left as it is, and the server goes on without it.</summary>
internal static class StoredDefinitions
{
    public static bool IsReadable(StoredDefinition stored, Action<UnreadableRow> note) =>
        IsReadable("definition", stored.Kind, stored.Name, () => Read(stored), note);

    public static bool IsReadable(string what, string kind, string name, Action read, Action<UnreadableRow> note)
    {
        try
        {
            read();
            return true;
        }
#pragma warning disable CA1031 // Whatever reading throws: it is told, and the others are read.
        catch (Exception wrong)
#pragma warning restore CA1031
        {
            note(new UnreadableRow(what, $"{kind} {name}", Printable.Escape(wrong.Message, 300)));
            return false;
        }
    }

    // What is absent is null, whatever its type says.
    public static void Has(string? member)
    {
        if (string.IsNullOrEmpty(member))
        {
            throw new JsonException("its body lacks a name");
        }
    }

    private static void Read(StoredDefinition stored)
    {
        switch (stored.Kind)
        {
            case var kind when DefinitionKinds.TryParse(kind, out _):
                var definition = DefinitionReader.ReadStored(kind, stored.Body);
                if (!string.Equals(definition.Key, stored.Name, StringComparison.OrdinalIgnoreCase))
                {
                    throw new JsonException($"its body is that of {definition.Key}");
                }

                break;
            default:
                // Of a newer version: nobody here asks for it.
                break;
        }
    }
}
