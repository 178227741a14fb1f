using System.Buffers;
using System.Text.Json;

namespace Weir.Cli.Running;

/// <summary>JSON that no message of the protocol stands for: put together here, out of answers as they came.</summary>
internal static class JsonText
{
    /// <summary>An array of texts that are JSON already.</summary>
    public static byte[] Array(IReadOnlyList<byte[]> items)
    {
        var text = new ArrayBufferWriter<byte>();
        text.Write("["u8);
        for (var i = 0; i < items.Count; i++)
        {
            text.Write(i == 0 ? [] : ","u8);
            text.Write(items[i]);
        }

        text.Write("]"u8);
        return text.WrittenSpan.ToArray();
    }

    /// <summary>An object of what is written into it.</summary>
    public static byte[] Object(Action<Utf8JsonWriter> write)
    {
        var text = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(text);
        json.WriteStartObject();
        write(json);
        json.WriteEndObject();
        json.Flush();
        return text.WrittenSpan.ToArray();
    }
}
