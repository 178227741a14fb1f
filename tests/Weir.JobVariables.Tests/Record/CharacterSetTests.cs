namespace Weir.JobVariables.Tests.Record;

public sealed class CharacterSetTests
{
    [Fact]
    public void Letters_digits_and_blank_are_those_of_code_page_037() =>
        Assert.Equal(
            "40C1C9D1D9E2E98189919 9A2A9F0F9".Replace(" ", "", StringComparison.Ordinal),
            Convert.ToHexString(CharacterSet.Ebcdic.TryEncode(" AIJRSZaijrsz09")!)
        );

    [Theory]
    [InlineData('$', 0x5B)]
    [InlineData('-', 0x60)]
    [InlineData('.', 0x4B)]
    [InlineData('#', 0x7B)]
    [InlineData('@', 0x7C)]
    [InlineData('*', 0x5C)]
    [InlineData('?', 0x6F)]
    [InlineData(':', 0x7A)]
    [InlineData('_', 0x6D)]
    [InlineData('[', 0xBB)]
    [InlineData('\\', 0xBC)]
    [InlineData(']', 0xBD)]
    [InlineData('^', 0x6A)]
    [InlineData('`', 0x4A)]
    [InlineData('{', 0xFB)]
    [InlineData('}', 0xFD)]
    [InlineData('~', 0xFF)]
    public void The_special_characters_are_those_of_BS2000(char character, byte value) =>
        Assert.Equal([value], CharacterSet.Ebcdic.TryEncode([character])!);

    [Fact]
    public void Each_byte_is_one_character_and_back()
    {
        byte[] all = [.. Enumerable.Range(0, 256).Select(value => (byte)value)];

        var carried = CharacterSet.Ascii.Convert(all, CharacterSet.Ebcdic);

        Assert.Equal(256, carried.Distinct().Count());
        Assert.Equal(all, CharacterSet.Ebcdic.Convert(carried, CharacterSet.Ascii));
    }

    [Fact]
    public void What_is_no_character_from_blank_to_tilde_cannot_be_written() => Assert.Null(CharacterSet.Ebcdic.TryEncode("Ä"));
}
