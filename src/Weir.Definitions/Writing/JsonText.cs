using System.Text;
using System.Text.Json;

namespace Weir.Definitions.Writing;

/// <summary>Entries as one line of JSON.</summary>
internal static class JsonText
{
    public static string Write(IReadOnlyList<Entry> entries)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            Write(json, entries);
        }

        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }

    private static void Write(Utf8JsonWriter json, IReadOnlyList<Entry> entries)
    {
        json.WriteStartObject();
        foreach (var (key, value) in entries)
        {
            json.WritePropertyName(key);
            Write(json, value);
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, object value)
    {
        switch (value)
        {
            case IReadOnlyList<Entry> inner:
                Write(json, inner);
                break;
            case IReadOnlyCollection<object> items:
                json.WriteStartArray();
                foreach (var item in items)
                {
                    Write(json, item);
                }

                json.WriteEndArray();
                break;
            case int number:
                json.WriteNumberValue(number);
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            default:
                json.WriteStringValue((string)value);
                break;
        }
    }
}
