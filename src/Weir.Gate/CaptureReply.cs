using System.Text;

namespace Weir.Gate;

/// <summary>What the agent says of a submission that is captured, or to be captured, instead of run.</summary>
/// <param name="Id">What it is known by; of a question, what is proposed.</param>
/// <param name="Source">What it is captured from.</param>
/// <param name="IsQuestion">Whether nothing is done yet, and the submitter is to say what is wanted.</param>
internal sealed record CaptureReply(string Id, string Source, bool IsQuestion)
{
    /// <summary>Reads a first line; <see langword="null"/> of a number.</summary>
    public static CaptureReply? Read(ReadOnlySpan<byte> line)
    {
        var words = Encoding.UTF8.GetString(line).Split(' ', 3);
        return words is ["captured" or "question", var id, var source] ? new CaptureReply(id, source, words[0] == "question") : null;
    }
}
