using System.Buffers.Binary;
using System.Text;
using Weir.Linux.Interop;

namespace Weir.Linux;

/// <summary>
/// Why a program that is there cannot be executed, where the system's own word misleads: it answers "No such file" for a script whose
/// interpreter is missing, and "Permission denied" for a mount that forbids execution.
/// </summary>
public static unsafe class ProgramFault
{
    private const int Execute = 1,
        HeadSize = 256,
        FactsSize = 256,
        FlagsAt = 72;
    private const ulong NoExecution = 8;

    /// <summary>What is wrong with the program that the candidates lead to, or <see langword="null"/>.</summary>
    /// <param name="candidates">The paths that are tried.</param>
    /// <param name="path">The value of <c>PATH</c>, in which <c>env</c> searches an interpreter.</param>
    public static string? Find(IReadOnlyList<byte[]> candidates, byte[]? path)
    {
        string? mounted = null;
        foreach (var candidate in candidates)
        {
            fixed (byte* name = NativePath.Encode(candidate))
            {
                if (ProgramSearch.FolderExists(candidate))
                {
                    continue;
                }

                if (Libc.EffectiveAccess(name, Execute) == 0)
                {
                    return OfScript(Head(name), path);
                }

                if (mounted is null && Libc.Access(name, 0) == 0 && ForbidsExecution(name))
                {
                    mounted = "it lies on a mount that forbids execution (noexec)";
                }
            }
        }

        return mounted;
    }

    /// <summary>What is wrong with a script's first line, or <see langword="null"/>.</summary>
    public static string? OfScript(ReadOnlySpan<byte> text, byte[]? path)
    {
        if (OfLineEnd(text) is { } fault)
        {
            return fault;
        }

        var words = Words(FirstLine(text));
        if (!text.StartsWith("#!"u8))
        {
            return null;
        }

        if (words.Count == 0)
        {
            return "its first line, #!, names no interpreter";
        }

        if (ProgramSearch.Check([words[0]]) is not 0 and var error)
        {
            return $"its interpreter {Text(words[0])} cannot be executed: {LinuxException.TextOf(error)}";
        }

        return
            words.Count == 2
            && words[0].AsSpan().EndsWith("/env"u8)
            && words[1][0] != (byte)'-'
            && !words[1].Contains((byte)'=')
            && ProgramSearch.Check(ProgramSearch.Candidates(words[1], path)) != 0
            ? $"its interpreter {Text(words[1])} is not in the job's PATH"
            : null;
    }

    /// <summary>
    /// Whether a script's first line ends as DOS writes it, as a sentence; or <see langword="null"/>. Looks at nothing but the text.
    /// </summary>
    public static string? OfLineEnd(ReadOnlySpan<byte> text) =>
        text.StartsWith("#!"u8) && FirstLine(text).EndsWith("\r"u8)
            ? $"its lines end as DOS writes them (CR LF), and the system takes the CR for a part of its first line, {Text(FirstLine(text)[..^1])}: write it with Unix line ends, as dos2unix does"
            : null;

    /// <summary>Whether the mount that a path lies on forbids execution.</summary>
    public static bool ForbidsExecution(string path)
    {
        fixed (byte* name = NativePath.Encode(path))
        {
            return ForbidsExecution(name);
        }
    }

    private static bool ForbidsExecution(byte* name)
    {
        Span<byte> facts = stackalloc byte[FactsSize];
        fixed (byte* start = facts)
        {
            return Libc.FileSystemFacts(name, start) == 0 && (BinaryPrimitives.ReadUInt64LittleEndian(facts[FlagsAt..]) & NoExecution) != 0;
        }
    }

    private static ReadOnlySpan<byte> Head(byte* name)
    {
        var descriptor = Libc.Open(name, Libc.OReadOnly | Libc.OCloseOnExec | Libc.ONonBlock, 0);
        if (descriptor < 0)
        {
            // A program may be executed and not read.
            return default;
        }

        try
        {
            var head = new byte[HeadSize];
            return head.AsSpan(0, Descriptors.Read(descriptor, head));
        }
        finally
        {
            Descriptors.Close(descriptor);
        }
    }

    private static ReadOnlySpan<byte> FirstLine(ReadOnlySpan<byte> text)
    {
        var head = text[..Math.Min(text.Length, HeadSize)];
        var end = head.IndexOf((byte)'\n');
        return end < 0 ? head : head[..end];
    }

    // The interpreter, and its argument: the kernel parts no further.
    private static List<byte[]> Words(ReadOnlySpan<byte> line)
    {
        List<byte[]> words = [];
        var rest = (line.Length > 2 ? line[2..] : default).Trim(" \t"u8);
        var end = rest.IndexOfAny((byte)' ', (byte)'\t');
        if (!rest.IsEmpty)
        {
            words.Add((end < 0 ? rest : rest[..end]).ToArray());
        }

        if (end >= 0)
        {
            words.Add(rest[end..].Trim(" \t"u8).ToArray());
        }

        return words;
    }

    // Shown to people: nothing of a file that is not a plain character.
    private static string Text(ReadOnlySpan<byte> bytes)
    {
        StringBuilder text = new();
        foreach (var one in bytes)
        {
            text.Append(one is >= (byte)' ' and < 0x7F ? (char)one : '?');
        }

        return text.ToString();
    }
}
