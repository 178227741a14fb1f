namespace Weir.Schedules.Events;

/// <summary>Reads a field of an event, or says no.</summary>
internal delegate bool FieldParser<T>(string? text, out T value);
