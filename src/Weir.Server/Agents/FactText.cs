using System.Text.Json;
using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Protocol;
using Weir.Protocol.AgentLink;

namespace Weir.Server.Agents;

/// <summary>A fact as it is kept when it is set aside.</summary>
internal static class FactText
{
    public static string From(Fact fact)
    {
        try
        {
            return Kept(JsonSerializer.Serialize(fact, WeirJson.Default.Fact));
        }
        catch (Exception hole) when (hole is JsonException or NotSupportedException or ArgumentException or NullReferenceException)
        {
            // One that has nothing where something must be: what there is of it, for people.
            return Printable.Escape($"{fact.GetType().Name}, which cannot be written: {hole.Message}", FactBounds.Text);
        }
    }

    /// <summary>As much of a text as is kept.</summary>
    public static string Kept(string text) => text.Length <= FactBounds.KeptBytes ? text : text[..FactBounds.KeptBytes];
}
