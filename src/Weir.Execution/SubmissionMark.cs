using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Weir.Linux;
using Weir.Shepherd;

namespace Weir.Execution;

/// <summary>
/// Says in a job's folder which submission it was made for: the file <c>submission</c>, one line. A folder of the same number may be
/// there from a journal that is lost, and its ends are another job's.
/// </summary>
internal static class SubmissionMark
{
    private const string Head = "weir-job 1 ";
    private const int Most = 256;
    private const uint Mode = 0x180;

    /// <summary>What stands for a submission: its key proves who waits in place, and is not written down.</summary>
    public static string Create(Guid key, uint user)
    {
        Span<byte> both = stackalloc byte[20];
        key.TryWriteBytes(both);
        BinaryPrimitives.WriteUInt32LittleEndian(both[16..], user);
        return Convert.ToHexStringLower(SHA256.HashData(both)[..16]);
    }

    public static void Write(FolderHandle folder, string mark)
    {
        var descriptor = folder.CreateNew(JobFiles.Submission, Mode);
        try
        {
            Descriptors.WriteAll(descriptor, Encoding.ASCII.GetBytes($"{Head}{mark}\n"));
        }
        finally
        {
            Descriptors.Close(descriptor);
        }
    }

    /// <summary>
    /// The mark, or <see langword="null"/> where there is none: an older agent made the folder, or its making was cut short.
    /// </summary>
    public static string? Read(FolderHandle folder)
    {
        var text = folder.Read(JobFiles.Submission, Most) is { } bytes ? Encoding.ASCII.GetString(bytes) : "";
        return text.StartsWith(Head, StringComparison.Ordinal) && text.EndsWith('\n') ? text[Head.Length..^1] : null;
    }
}
