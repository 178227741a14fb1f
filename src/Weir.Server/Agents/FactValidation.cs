using System.Text.Json;
using Weir.Day.Inputs;
using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Protocol;
using Weir.Protocol.AgentLink;

namespace Weir.Server.Agents;

/// <summary>
/// What stands between agents and the day: each fact by itself is read and held against its bounds. What is none becomes an input that
/// passes it over, so that one bad fact costs its sender one fact.
/// </summary>
internal static class FactValidation
{
    private static readonly HashSet<string> s_kinds =
    [
        .. WeirJson.Default.Fact.PolymorphismOptions!.DerivedTypes.Select(type => (string)type.TypeDiscriminator!),
    ];

    /// <summary>The inputs that a message brings.</summary>
    /// <exception cref="RefusedException">It is no batch of facts at all.</exception>
    public static IReadOnlyList<Input> Read(string machine, ReadOnlyMemory<byte> message)
    {
        // Almost always all of it is right, and then it is read once.
        if (ReadAll(message.Span) is { Count: > 0 } facts && facts.All(IsRight))
        {
            return [.. facts.Take(FactBounds.Facts).Select(fact => new FactArrived(machine, fact))];
        }

        try
        {
            using var json = JsonDocument.Parse(message);
            return
                json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.TryGetProperty("facts", out var list)
                && list.ValueKind == JsonValueKind.Array
                ? ReadEach(machine, list)
                : throw new RefusedException(ProblemCodes.BadRequest, "a batch of facts is an object with the array facts");
        }
        catch (Exception wrong) when (IsOfText(wrong))
        {
            throw new RefusedException(ProblemCodes.BadRequest, $"a batch of facts is JSON: {Printable.Escape(wrong.Message, 200)}");
        }
    }

    /// <summary>Facts that are there already as objects, as from a program in the same process.</summary>
    public static IReadOnlyList<Input> Read(string machine, IReadOnlyList<SequencedFact> facts) =>
        [.. facts.Select(fact => Checked(machine, fact, () => FactText.From(fact.Fact)))];

    /// <summary>A fact that was set aside, where this version takes it; else <see langword="null"/>.</summary>
    public static FactRetried? Again(string machine, long sequence, string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return Read(machine, sequence, json.RootElement) is FactArrived arrived ? new FactRetried(machine, arrived.Fact) : null;
        }
        catch (Exception wrong) when (IsOfText(wrong))
        {
            return null;
        }
    }

    private static IReadOnlyList<SequencedFact>? ReadAll(ReadOnlySpan<byte> message)
    {
        try
        {
            return JsonSerializer.Deserialize(message, WeirJson.Default.FactBatch)?.Facts;
        }
        catch (Exception wrong) when (IsOfText(wrong))
        {
            return null;
        }
    }

    private static bool IsRight(SequencedFact? fact) => fact is { Sequence: > 0, Fact: not null } && FactFaults.Check(fact.Fact) is null;

    private static List<Input> ReadEach(string machine, JsonElement list)
    {
        List<Input> inputs = [];
        long? sequence = null;
        foreach (var element in list.EnumerateArray().Take(FactBounds.Facts))
        {
            // One that names no sequence stands after the one before it.
            var isObject = element.ValueKind == JsonValueKind.Object;
            sequence =
                isObject
                && element.TryGetProperty("sequence", out var named)
                && named.ValueKind == JsonValueKind.Number
                && named.TryGetInt64(out var number)
                && number > 0
                    ? number
                    : sequence + 1;
            if (isObject && element.TryGetProperty("fact", out var fact) && sequence is { } known)
            {
                var read = Read(machine, known, fact);
                var actedOn = element.TryGetProperty("actedOn", out var said) && said.ValueKind == JsonValueKind.True;
                inputs.Add(read is FactArrived arrived ? arrived with { Fact = arrived.Fact with { ActedOn = actedOn } } : read);
            }
            else
            {
                inputs.Add(
                    new FactRefused(
                        machine,
                        sequence,
                        FactCodes.BadFact,
                        "a fact is an object with sequence and fact",
                        FactText.Kept(element.GetRawText())
                    )
                );
            }
        }

        return inputs;
    }

    private static Input Read(string machine, long sequence, JsonElement element)
    {
        if (
            element.ValueKind != JsonValueKind.Object
            || !element.TryGetProperty("kind", out var kind)
            || kind.ValueKind != JsonValueKind.String
        )
        {
            return new FactRefused(
                machine,
                sequence,
                FactCodes.BadFact,
                "a fact is an object with its kind",
                FactText.Kept(element.GetRawText())
            );
        }

        if (!s_kinds.Contains(kind.GetString()!))
        {
            return new FactRefused(
                machine,
                sequence,
                FactCodes.UnknownKind,
                $"facts of the kind {Printable.Escape(kind.GetString(), 40)} are not known to this version of the server",
                FactText.Kept(element.GetRawText())
            );
        }

        try
        {
            return element.Deserialize(WeirJson.Default.Fact) is { } fact
                ? Checked(machine, new SequencedFact(sequence, fact), element.GetRawText)
                : new FactRefused(
                    machine,
                    sequence,
                    FactCodes.BadFact,
                    "a fact is an object with its kind",
                    FactText.Kept(element.GetRawText())
                );
        }
        catch (Exception wrong) when (IsOfText(wrong))
        {
            return new FactRefused(
                machine,
                sequence,
                FactCodes.BadFact,
                Printable.Escape(wrong.Message, 300),
                FactText.Kept(element.GetRawText())
            );
        }
    }

    private static Input Checked(string machine, SequencedFact fact, Func<string> body) =>
        FactFaults.Check(fact.Fact) is { } fault
            ? new FactRefused(machine, fact.Sequence, FactCodes.OutOfBounds, fault, FactText.Kept(body()))
            : new FactArrived(machine, fact);

    // What reading JSON throws where the text is at fault.
    private static bool IsOfText(Exception wrong) =>
        wrong
            is JsonException
                or NotSupportedException
                or InvalidOperationException
                or FormatException
                or ArgumentException
                or OverflowException;
}
