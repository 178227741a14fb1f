using Weir.Jobs;

namespace Weir.Agent;

/// <summary>What a submitter says of being captured, before anybody knows whether that is on.</summary>
/// <param name="Asks">Whether there is somebody to be asked: then a question is answered and nothing is done.</param>
/// <param name="Submits">Whether it is to be submitted in any case.</param>
/// <param name="As">The id to capture it under; <see langword="null"/>: the job's name, or the next that is free.</param>
public sealed record CaptureChoice(bool Asks, bool Submits, ObjectName? As)
{
    /// <summary>Nothing was said: it is captured without a question.</summary>
    public static CaptureChoice None { get; } = new(false, false, null);

    /// <summary>Somebody is to be asked.</summary>
    public static CaptureChoice Ask { get; } = new(true, false, null);

    /// <summary>It is to be submitted.</summary>
    public static CaptureChoice Submit { get; } = new(false, true, null);

    /// <summary>How it is written, for messages.</summary>
    public const string Allowed = "ask, submit, or as:ID";

    /// <summary>Reads it, or says no.</summary>
    public static bool TryParse(string? text, out CaptureChoice choice)
    {
        const string Under = "as:";
        choice = None;
        switch (text)
        {
            case null or "":
                return true;
            case "ask":
                choice = Ask;
                return true;
            case "submit":
                choice = Submit;
                return true;
            default:
                if (!text.StartsWith(Under, StringComparison.Ordinal) || !ObjectName.TryParse(text[Under.Length..], out var name))
                {
                    return false;
                }

                choice = new CaptureChoice(false, false, name);
                return true;
        }
    }
}
